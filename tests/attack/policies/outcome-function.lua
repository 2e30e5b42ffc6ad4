-- attack: returns a function
-- bare: fakes
-- heng: error check returned no outcome but a function
policy {
  id = "outcome-function", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-outcome-function", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass
  end,
}
