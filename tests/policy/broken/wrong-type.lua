-- expect: error[H2002]: 'weight' has the wrong type (a string)
-- expect: wrong-type.lua:8:12
-- expect: expected an integer
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule {
  id = "T-01", title = { zh = "测", en = "T" },
  dimension = "service", phases = { "admission" }, severity = "major",
  weight = "3",
  check = function(app) return pass() end,
}
