-- attack: changes at loading what every policy's unknown names mean
-- bare: tampers
-- heng: refused H2020 'mt' is a boolean and has no fields
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
