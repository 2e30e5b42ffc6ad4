-- attack: lets one character be one of a million, of which it is the first
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pattern-set-first", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pattern-set-first", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local set = "[a" .. ("b"):rep(500000) .. "]c"
    return ("a"):rep(1 << 20):find(set) and pass()
  end,
}
