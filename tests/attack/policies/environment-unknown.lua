-- attack: answers for every unknown name
-- bare: tampers
-- heng: refused H2020 cannot change a protected metatable
policy {
  id = "environment-unknown", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

setmetatable(_ENV, { __index = function() return function() end end })

rule {
  id = "A-environment-unknown", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass()
  end,
}
