-- attack: changes at loading what every policy's unknown names mean
-- bare: tampers
-- heng: refused H2020 attempt to index a boolean value
policy {
  id = "environment-metatable-at-load", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local mt = getmetatable(_ENV)
if mt == nil then
  mt = {}
  setmetatable(_ENV, mt)
end
mt.__index = function() return function() return true end end

rule {
  id = "A-environment-metatable-at-load", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass()
  end,
}
