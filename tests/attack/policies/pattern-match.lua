-- attack: lets match try all ways
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pattern-match", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pattern-match", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return ("a"):rep(40000):match("(a*)*(a*)a*a*a*a*b") and pass()
  end,
}
