-- attack: lets a pattern try all ways
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pattern-backtrack", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pattern-backtrack", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return ("a"):rep(100000):find((".-"):rep(20) .. "b") and pass()
  end,
}
