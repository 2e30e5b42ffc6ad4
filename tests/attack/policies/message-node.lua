-- attack: binds the dossier to a name
-- bare: differs
-- heng: error {n} is bound to a node
policy {
  id = "message-node", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-node", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = "{n}", en = "{n}", n = app }
  end,
}
