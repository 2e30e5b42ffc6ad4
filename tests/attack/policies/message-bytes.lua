-- attack: sends bytes that are no text
-- bare: accepts
-- heng: error control characters
policy {
  id = "message-bytes", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-bytes", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = "坏\xff\xfe", en = "bad" }
  end,
}
