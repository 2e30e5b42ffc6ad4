-- attack: turns the reading direction of a message
-- bare: accepts
-- heng: error control characters
policy {
  id = "message-bidi", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-bidi", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = "\u{202e}坏", en = "bad" }
  end,
}
