-- attack: doubles a string
-- bare: exhausts
-- heng: error limit
policy {
  id = "concat-doubling", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-concat-doubling", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = "x"
    while true do s = s .. s end
  end,
}
