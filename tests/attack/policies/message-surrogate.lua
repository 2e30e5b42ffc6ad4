-- attack: sends half a character
-- bare: accepts
-- heng: error control characters
policy {
  id = "message-surrogate", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-surrogate", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = "坏", en = "bad\u{d800}" }
  end,
}
