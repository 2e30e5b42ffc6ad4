-- attack: adds __gc to a metatable in use, for those who copy it
-- bare: passes (Lua looks for it only once)
-- heng: pass ok
policy {
  id = "gc-later", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local meta = {}
local object = setmetatable({}, meta)
meta.__gc = function() while true do end end

rule {
  id = "A-gc-later", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return object and pass { zh = "ok", en = "ok" }
  end,
}
