-- attack: sends terminal codes of eight bits
-- bare: accepts
-- heng: error control characters
policy {
  id = "message-c1", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-c1", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = "坏\u{9b}31m", en = "bad" }
  end,
}
