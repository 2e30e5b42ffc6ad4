-- attack: asks for a library by name
-- bare: passes
-- heng: error there is no 'require' here
policy {
  id = "require", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-require", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return require "os".getenv "PATH" and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
