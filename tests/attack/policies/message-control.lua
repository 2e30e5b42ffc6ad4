-- attack: sends terminal codes in a message
-- bare: accepts
-- heng: error control characters
policy {
  id = "message-control", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-control", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = "坏\27[31m", en = "bad" }
  end,
}
