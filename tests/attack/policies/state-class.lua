-- attack: changes the class of its objects
-- bare: keeps
-- heng: error keeps state: it wrote to what is frozen
policy {
  id = "state-class", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local Class = {}
Class.__index = Class

rule {
  id = "A-state-class", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local first = setmetatable({}, Class).mark == nil
    Class.mark = 1
    return first and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
