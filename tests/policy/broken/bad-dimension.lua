-- expect: error[H2101]: 'servce' is no dimension
-- expect: did you mean 'service'?
-- expect: expected one of: innovation, service, legality, data-security, risk-control
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule { id = "T-01", title = { zh = "测", en = "T" }, dimension = "servce", phases = { "admission" }, severity = "major",
  check = function(app) return pass() end }
