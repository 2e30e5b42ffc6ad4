-- attack: moves what functions in C make
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "move-index", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-move-index", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local endless = setmetatable({}, { __index = type, __newindex = {} })
    table.move(endless, 1, 1 << 40, 2)
    return pass()
  end,
}
