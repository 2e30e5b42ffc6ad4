-- attack: counts dossiers in a variable outside
-- bare: keeps
-- heng: error keeps state: it changed a variable
policy {
  id = "state-upvalue", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local n = 0

rule {
  id = "A-state-upvalue", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    n = n + 1
    return n == 1 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
