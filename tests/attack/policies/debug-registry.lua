-- attack: takes the registry out of debug
-- bare: passes
-- heng: error there is no 'debug' here
policy {
  id = "debug-registry", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-debug-registry", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return debug.getregistry()[2] and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
