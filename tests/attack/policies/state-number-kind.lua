-- attack: remembers by whether a number is whole or a float
-- bare: keeps
-- heng: error keeps state: it changed a variable
policy {
  id = "state-number-kind", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local mark = 1

rule {
  id = "A-state-number-kind", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local first = math.type(mark) == "integer"
    mark = 1.0
    return first and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
