-- attack: takes a library out of the table of loaded ones
-- bare: passes
-- heng: error 'package' is not defined
policy {
  id = "package-loaded", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-package-loaded", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return package.loaded.io.open "/dev/null" and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
