-- attack: makes tables of a megabyte and forgets them
-- bare: exhausts
-- heng: error limit
policy {
  id = "table-churn", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-table-churn", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    while true do
      local t = table.pack(table.unpack({}, 1, 7000))
    end
  end,
}
