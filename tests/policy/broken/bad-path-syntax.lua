-- expect: error[H12
-- expect: bad-path-syntax.lua:5
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule { id = "T-01", title = { zh = "测", en = "T" }, dimension = "service", phases = { "admission" }, severity = "major",
  check = function(app) return app:text("org[") and pass() end }
