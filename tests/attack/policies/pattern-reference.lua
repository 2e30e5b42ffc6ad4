-- attack: compares what it found with all that follows
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pattern-reference", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pattern-reference", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return ("a"):rep(30000):find("(.*)%1%1%1b") and pass()
  end,
}
