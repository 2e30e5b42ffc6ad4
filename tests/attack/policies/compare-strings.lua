-- attack: compares two equal megabytes, again and again
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "compare-strings", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-compare-strings", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local a, b = ("x"):rep(1 << 20), ("x"):rep(1 << 20)
    while true do local _ = a <= b end
  end,
}
