-- attack: remembers dossiers in a table
-- bare: keeps
-- heng: error keeps state: it wrote to what is frozen
policy {
  id = "state-table", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local seen = {}

rule {
  id = "A-state-table", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local first = #seen == 0
    seen[#seen + 1] = true
    return first and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
