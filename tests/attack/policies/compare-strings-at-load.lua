-- attack: compares equal megabytes made at loading
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "compare-strings-at-load", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local a, b = ("x"):rep(1 << 20), ("x"):rep(1 << 20)

rule {
  id = "A-compare-strings-at-load", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    while true do local _ = a <= b end
  end,
}
