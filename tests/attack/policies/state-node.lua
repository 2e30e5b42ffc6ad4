-- attack: keeps a node for the next dossier
-- bare: keeps
-- heng: error keeps state
policy {
  id = "state-node", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local kept = false

rule {
  id = "A-state-node", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local first = kept == false
    kept = kept or app
    return first and kept == app and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
