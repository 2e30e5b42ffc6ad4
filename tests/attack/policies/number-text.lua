-- attack: reads a number of a million digits, again and again
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "number-text", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-number-text", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = ("1"):rep(1 << 20)
    while true do tonumber(s) end
  end,
}
