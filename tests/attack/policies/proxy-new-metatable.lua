-- attack: gives what is frozen a metatable that remembers
-- bare: keeps
-- heng: error cannot change a protected metatable
policy {
  id = "proxy-new-metatable", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local seen = {}

rule {
  id = "A-proxy-new-metatable", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local first = getmetatable(seen) == nil
    setmetatable(seen, { __index = function() end })
    return first and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
