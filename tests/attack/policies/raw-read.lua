-- attack: reads around a proxy
-- bare: passes
-- heng: error 'rawget' is not defined
policy {
  id = "raw-read", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local list = { "x" }

rule {
  id = "A-raw-read", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return rawget(list, 1) == "x" and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
