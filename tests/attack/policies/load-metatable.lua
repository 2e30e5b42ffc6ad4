-- attack: declares a rule by a table that answers for all keys
-- bare: passes (the bare rule is not read)
-- heng: refused H2001 is missing
policy {
  id = "load-metatable", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-load-metatable", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass()
  end,
}

rule(setmetatable({}, { __index = function() return "x" end }))
