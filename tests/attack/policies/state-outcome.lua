-- attack: keeps an outcome for the next dossier
-- bare: keeps
-- heng: error keeps state
policy {
  id = "state-outcome", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local kept = false

rule {
  id = "A-state-outcome", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local last = kept
    kept = fail { zh = "新", en = "new" }
    return last or pass()
  end,
}
