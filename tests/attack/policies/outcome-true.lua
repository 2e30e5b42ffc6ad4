-- attack: returns true
-- bare: fakes
-- heng: error check returned no outcome but a boolean
policy {
  id = "outcome-true", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-outcome-true", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return true
  end,
}
