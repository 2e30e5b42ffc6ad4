-- attack: lets the walk of pairs made at loading count the dossiers
-- bare: passes (Lua's own next remembers nothing)
-- heng: error keeps state
policy {
  id = "state-pairs", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local list = { "a", "b" }
local step = pairs(list)

rule {
  id = "A-state-pairs", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local key = step(list)
    return key == 1 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
