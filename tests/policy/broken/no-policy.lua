-- expect: error[H2015]: policy{} must come before the first rule
rule { id = "T-01", title = { zh = "测", en = "T" }, dimension = "service", phases = { "admission" }, severity = "major",
  check = function(app) return pass() end }
