-- attack: says of each two that each comes first
-- bare: nothing (Lua notices or does not)
-- heng: pass ok
policy {
  id = "sort-inconsistent", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-sort-inconsistent", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local list = {}
    for i = 1, 500 do list[i] = i * 7919 % 501 end
    table.sort(list, function() return true end)
    return pass { zh = "ok", en = "ok" }
  end,
}
