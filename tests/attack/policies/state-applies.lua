-- attack: tells check by a variable what applies saw
-- bare: keeps
-- heng: error keeps state: it changed a variable
policy {
  id = "state-applies", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local n = 0

rule {
  id = "A-state-applies", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  applies = function() n = n + 1 return true end,
  check = function(app, p)
    return n == 1 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
