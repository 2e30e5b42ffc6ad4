-- expect: error[H2109]: a rule of weight 0 is informational and can be no veto
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule { id = "T-01", title = { zh = "测", en = "T" }, dimension = "service", phases = { "admission" }, severity = "major",
  weight = 0, veto = true, check = function(app) return pass() end }
