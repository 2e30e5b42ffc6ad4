-- expect: error[H2102]: there is no phase 'admision'
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule { id = "T-01", title = { zh = "测", en = "T" }, dimension = "service", phases = { "admision" }, severity = "major",
  check = function(app) return pass() end }
