-- attack: counts dossiers in a variable of a function's function
-- bare: keeps
-- heng: error keeps state: it changed a variable
policy {
  id = "state-nested-upvalue", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local next_number = (function()
  local n = 0
  local function step() n = n + 1 return n end
  return function() return step() end
end)()

rule {
  id = "A-state-nested-upvalue", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return next_number() == 1 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
