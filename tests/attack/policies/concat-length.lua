-- attack: joins a table that says it has no end
-- bare: exhausts
-- heng: error limit
policy {
  id = "concat-length", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-concat-length", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local endless = setmetatable({}, {
      __len = function() return 1 << 40 end, __index = tostring,
    })
    return table.concat(endless) and pass()
  end,
}
