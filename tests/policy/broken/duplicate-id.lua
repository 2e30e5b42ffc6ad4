-- expect: error[H2016]: the rule id 'T-01' is taken by duplicate-id.lua:5
-- expect: duplicate-id.lua:11:8
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
-- The second declaration is the one to look at.
rule {
  id = "T-01", title = { zh = "测", en = "T" },
  dimension = "service", phases = { "admission" }, severity = "major",
  check = function(app) return pass() end,
}
rule {
  id = "T-01", title = { zh = "测", en = "T" },
  dimension = "service", phases = { "admission" }, severity = "major",
  check = function(app) return pass() end,
}
