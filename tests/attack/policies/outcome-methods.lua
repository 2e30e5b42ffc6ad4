-- attack: changes what all outcomes do
-- bare: tampers
-- heng: error 'methods' is nil and has no fields
policy {
  id = "outcome-methods", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-outcome-methods", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local o = fail { zh = "a", en = "a" }
    local methods = getmetatable(o)
    methods.__index.at = nil
    string.format = nil
    return o
  end,
}
