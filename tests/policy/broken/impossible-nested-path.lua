-- expect: error[H12
-- expect: impossible-nested-path.lua:9:18
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule {
  id = "T-01", title = { zh = "测", en = "T" },
  dimension = "service", phases = { "admission" }, severity = "major",
  check = function(app)
    return app:each("org", function(org)
      org:text "@responseDays"
      return pass()
    end)
  end,
}
