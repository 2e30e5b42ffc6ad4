-- attack: counts in a metatable it gave at loading
-- bare: keeps
-- heng: error keeps state
policy {
  id = "state-metatable", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local n = 0
local object = setmetatable({}, { __index = function() n = n + 1 return n end })

rule {
  id = "A-state-metatable", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return object.n == 1 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
