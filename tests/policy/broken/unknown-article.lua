-- expect: error[H2306]: rule T-01 cites norm 'csl', which has no article 'log-retenton'
-- expect: did you mean 'log-retention'?
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule {
  id = "T-01", title = { zh = "测", en = "T" },
  dimension = "service", phases = { "admission" }, severity = "major",
  cites = { "csl#log-retenton" },
  check = function(app) return pass() end,
}
