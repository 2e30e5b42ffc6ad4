-- attack: sends what XML cannot hold
-- bare: accepts
-- heng: error control characters
policy {
  id = "message-nonchar", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-nonchar", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = "坏\u{fffe}", en = "bad" }
  end,
}
