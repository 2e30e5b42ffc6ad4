-- expect: error[H2011]: unknown key 'sevrity'
-- expect: unknown-key.lua:11:3
-- expect: did you mean 'severity'?
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }

rule {
  id = "T-01",
  title = { zh = "测", en = "T" },
  dimension = "service",
  phases = { "admission" },
  sevrity = "major",
  check = function(app) return pass() end,
}
