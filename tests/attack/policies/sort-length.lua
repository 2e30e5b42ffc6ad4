-- attack: sorts a table that says it has no end
-- bare: exhausts
-- heng: error limit
policy {
  id = "sort-length", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-sort-length", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local endless = setmetatable({}, {
      __len = function() return (1 << 31) - 2 end, __index = type,
    })
    table.sort(endless, math.tointeger)
    return pass()
  end,
}
