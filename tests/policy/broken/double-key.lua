-- expect: error[H2040]: the key 'severity' is given twice in one table, the first time on line 10
-- expect: double-key.lua:15:4
-- expect: Lua would keep only one of them
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule {
  id = "T-01",
  title = { zh = "测", en = "T" },
  dimension = "service",
  phases = { "admission" },
  severity = "major",
  check = function(app)
    local a, b = 1, 2; a = 3
    return a > b and pass { zh = "甲", en = "A" } or pass()
  end,
  ["\x73everity"] = "critical",
}
