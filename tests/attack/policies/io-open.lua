-- attack: opens a file
-- bare: passes
-- heng: error there is no 'io' here
policy {
  id = "io-open", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-io-open", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return io.open "/etc/passwd" and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
