-- attack: lets each step of gmatch try all ways
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pattern-gmatch", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pattern-gmatch", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    for _ in ("a"):rep(40000):gmatch("a*a*a*a*a*b") do end
    return pass()
  end,
}
