-- expect: error[H2041]: 'measurements' is not defined
-- expect: undefined-inside.lua:13:12
-- expect: did you mean 'measurement'?
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
local measurement = 3
rule {
  id = "T-01",
  title = { zh = "测", en = "T" },
  dimension = "service",
  phases = { "admission" },
  severity = "major",
  check = function(app)
    return measurements > 2 and pass() or not_applicable()
  end,
}
