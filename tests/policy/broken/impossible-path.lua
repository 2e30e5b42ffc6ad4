-- expect: error[H12
-- expect: impossible-path.lua:10:61
-- expect: did you mean 'institution'?
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule {
  id = "T-01", title = { zh = "测", en = "T" },
  dimension = "service", phases = { "admission" }, severity = "major",
  check = function(app)
    if app:integer "complaint/institution/@responseDays" < 15 then return pass() end
    return fail { zh = "一", en = "one" }:at(app, "complaint/instituton")
  end,
}
