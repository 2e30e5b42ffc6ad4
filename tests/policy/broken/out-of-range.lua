-- expect: error[H2005]: 'weight' is out of range: 1001
-- expect: expected 0 to 1000
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule {
  id = "T-01", title = { zh = "测", en = "T" },
  dimension = "service", phases = { "admission" }, severity = "major",
  weight = 1001,
  check = function(app) return pass() end,
}
