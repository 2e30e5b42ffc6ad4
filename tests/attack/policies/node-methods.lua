-- attack: replaces a method of the dossier's nodes
-- bare: tampers
-- heng: error nil has no fields
policy {
  id = "node-methods", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-node-methods", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    getmetatable(app).text = function() return "bribed" end
    return pass()
  end,
}
