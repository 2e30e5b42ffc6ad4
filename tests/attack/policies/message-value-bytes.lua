-- attack: binds bytes that are no text to a name
-- bare: accepts
-- heng: fail bad ? �
policy {
  id = "message-value-bytes", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-value-bytes", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = "坏 {v}", en = "bad {v}", v = "\xff\27\u{202e}" }
  end,
}
