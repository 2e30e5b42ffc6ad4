-- expect: error[H2305]: rule T-01 cites the norm 'cls', which is not declared
-- expect: unknown-norm.lua:8:13
-- expect: did you mean 'csl'?
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule {
  id = "T-01", title = { zh = "测", en = "T" },
  dimension = "service", phases = { "admission" }, severity = "major",
  cites = { "cls#log-retention" },
  check = function(app) return pass() end,
}
