-- attack: returns the dossier
-- bare: nothing (a bare node has no outcome)
-- heng: error check returned no outcome but a node
policy {
  id = "outcome-node", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-outcome-node", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return app
  end,
}
