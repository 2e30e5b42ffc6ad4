-- attack: swallows the limit in a comparison
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "sort-pcall", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-sort-pcall", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local list = {}
    for i = 1, 1000 do list[i] = i end
    while true do
      pcall(table.sort, list, function()
        pcall(function() while true do end end)
        return false
      end)
    end
  end,
}
