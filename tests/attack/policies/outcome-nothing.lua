-- attack: returns nothing
-- bare: fakes
-- heng: error silence is never a pass
policy {
  id = "outcome-nothing", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-outcome-nothing", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)

  end,
}
