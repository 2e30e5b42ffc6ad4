-- expect: error[H2005]: 'default' is out of range: 90
-- expect: param-default.lua:7:51
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule { id = "T-01", title = { zh = "测", en = "T" }, dimension = "service", phases = { "admission" }, severity = "major",
  params = {
    -- The bound is in the declaration itself.
    days = { type = "integer", min = 1, default = 90, max = 60 } },
  check = function(app) return pass() end }
