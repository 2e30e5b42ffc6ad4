-- attack: ends with an error of a megabyte
-- bare: accepts
-- heng: error the rule failed
policy {
  id = "error-long", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-error-long", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    error(("长"):rep(300000))
  end,
}
