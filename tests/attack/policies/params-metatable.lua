-- attack: gives its parameters a metatable
-- bare: passes (the bare parameters are new each time)
-- heng: error cannot change a protected metatable
policy {
  id = "params-metatable", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-params-metatable", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    setmetatable(p, { __index = function() return 1 end })
    return pass()
  end,
}
