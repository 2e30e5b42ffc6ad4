-- attack: calculates with a text of a million digits
-- bare: exhausts
-- heng: error limit
policy {
  id = "number-coercion", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-number-coercion", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = ("0"):rep(1 << 20) .. "1"
    while true do local _ = s * 1 end
  end,
}
