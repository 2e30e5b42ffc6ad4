-- attack: returns the word pass
-- bare: fakes
-- heng: error check returned no outcome but a string
policy {
  id = "outcome-text", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-outcome-text", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return "pass"
  end,
}
