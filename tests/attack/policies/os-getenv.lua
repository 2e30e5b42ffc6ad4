-- attack: reads the environment
-- bare: passes
-- heng: error there is no 'os' here
policy {
  id = "os-getenv", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-os-getenv", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return os.getenv "PATH" and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
