-- attack: joins a table whose every element is made by a function in C
-- bare: exhausts
-- heng: error limit
policy {
  id = "concat-index", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-concat-index", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local endless = setmetatable({}, { __index = type })
    return table.concat(endless, "", 1, 1 << 40) and pass()
  end,
}
