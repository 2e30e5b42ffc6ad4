-- attack: lets one character be one of a million
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pattern-set", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pattern-set", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local set = "[" .. ("b"):rep(500000) .. "]"
    return ("a"):rep(100000):find(set) and pass()
  end,
}
