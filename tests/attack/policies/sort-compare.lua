-- attack: compares by a function in C, which no hook sees
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "sort-compare", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-sort-compare", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local list = {}
    for i = 1, 50000 do list[i] = i + 0.5 end
    while true do table.sort(list, math.tointeger) end
  end,
}
