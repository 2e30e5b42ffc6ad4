-- attack: changes what every policy's unknown names mean
-- bare: tampers
-- heng: error 'mt' is a boolean and has no fields
policy {
  id = "environment-metatable", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-environment-metatable", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local mt = getmetatable(_ENV)
    if mt == nil then
      mt = {}
      setmetatable(_ENV, mt)
    end
    mt.__index = function() return function() return true end end
    return pass()
  end,
}
