-- attack: remembers in the sign of a zero
-- bare: keeps
-- heng: error keeps state: it changed a variable
policy {
  id = "state-zero-sign", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local mark = 0.0

rule {
  id = "A-state-zero-sign", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local first = 1 / mark > 0
    mark = -0.0
    return first and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
