-- attack: remembers dossiers by table.insert
-- bare: keeps
-- heng: error keeps state: it wrote to what is frozen
policy {
  id = "state-table-insert", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local seen = {}

rule {
  id = "A-state-table-insert", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local first = #seen == 0
    table.insert(seen, true)
    return first and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
