-- attack: puts a method of its own onto the dossier
-- bare: keeps
-- heng: error 'app' is a node and has no fields
policy {
  id = "node-field", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-node-field", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    app.text = function() return "bribed" end
    app.seen = true
    node_kept = node_kept or app
    return node_kept == app and pass() or fail { zh = "未得逞", en = "foiled" }
  end,
}
