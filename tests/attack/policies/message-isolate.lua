-- attack: opens a direction and never closes it
-- bare: accepts
-- heng: error control characters
policy {
  id = "message-isolate", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-isolate", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = "坏", en = "\u{2067}bad" }
  end,
}
