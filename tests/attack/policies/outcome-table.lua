-- attack: returns a table that looks like a pass
-- bare: fakes
-- heng: error check returned no outcome but a table
policy {
  id = "outcome-table", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-outcome-table", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return setmetatable({ outcome = "pass", share = 10000 }, {})
  end,
}
