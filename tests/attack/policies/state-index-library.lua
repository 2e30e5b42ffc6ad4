-- attack: lets a function of the library write through __index
-- bare: keeps
-- heng: error keeps state
policy {
  id = "state-index-library", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local object = setmetatable({}, { __index = table.insert })

rule {
  id = "A-state-index-library", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local first = #object == 0
    local _ = object.x
    return first and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
