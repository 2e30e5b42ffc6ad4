-- attack: takes a metatable with __gc that was frozen
-- bare: exhausts
-- heng: error __gc is not allowed
policy {
  id = "gc-frozen", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local meta = { __gc = function() while true do end end }

rule {
  id = "A-gc-frozen", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    setmetatable({}, meta)
    for i = 1, 100000 do local t = {} end
    return pass()
  end,
}
