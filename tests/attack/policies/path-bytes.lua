-- attack: asks by a path that is no text
-- bare: passes (the bare paths have no grammar)
-- heng: error UTF-8
policy {
  id = "path-bytes", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-path-bytes", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return app:exists("a\xff") and pass()
  end,
}
