-- attack: tells a proxy from its table by the raw length
-- bare: passes
-- heng: error 'rawlen' is not defined
policy {
  id = "raw-length", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local list = { "x" }

rule {
  id = "A-raw-length", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return rawlen(list) == 1 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
