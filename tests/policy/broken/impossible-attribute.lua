-- expect: error[H12
-- expect: impossible-attribute.lua:6:68
-- expect: did you mean 'responseDays'?
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule { id = "T-01", title = { zh = "测", en = "T" }, dimension = "service", phases = { "admission" }, severity = "major",
  check = function(app) return app:integer("complaint/institution/@responsDays") < 3 and pass() end }
