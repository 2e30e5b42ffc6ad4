-- attack: remembers by the order it leaves a table in
-- bare: keeps
-- heng: error keeps state: it wrote to what is frozen
policy {
  id = "state-table-sort", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local list = { 2, 1 }

rule {
  id = "A-state-table-sort", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local first = list[1] == 2
    table.sort(list)
    return first and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
