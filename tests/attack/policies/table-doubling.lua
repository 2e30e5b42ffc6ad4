-- attack: doubles a table
-- bare: exhausts
-- heng: error limit
policy {
  id = "table-doubling", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-table-doubling", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = { 1 }
    local n = 1
    while true do
      table.move(t, 1, n, n + 1)
      n = n * 2
    end
  end,
}
