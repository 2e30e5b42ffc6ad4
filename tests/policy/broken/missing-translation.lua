-- expect: error[H2007]: 'title' has no en translation
-- expect: missing-translation.lua:7:3
-- expect: write both: title
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule {
  id = "T-01",
  title = { zh = "测" },
  dimension = "service", phases = { "admission" }, severity = "major",
  check = function(app) return pass() end,
}
