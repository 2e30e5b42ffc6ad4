-- expect: error[H2107]: an experts' rule with a check is kind = "both"
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule { id = "T-01", title = { zh = "测", en = "T" }, dimension = "service", phases = { "admission" }, severity = "major",
  kind = "expert", guidance = { zh = "评", en = "score" }, scale = { { at = 0, zh = "差", en = "bad" } },
  check = function(app) return pass() end }
