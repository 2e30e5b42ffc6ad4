-- attack: ends with no error at all
-- bare: nothing (nil is a text for the bare host)
-- heng: error the error is no text
policy {
  id = "error-nil", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-error-nil", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    error(nil)
  end,
}
