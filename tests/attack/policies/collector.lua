-- attack: counts bytes in use
-- bare: passes
-- heng: error 'collectgarbage' is not defined
policy {
  id = "collector", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-collector", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return collectgarbage "count" > 0 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
