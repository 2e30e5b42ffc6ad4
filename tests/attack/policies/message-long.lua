-- attack: sends a message of a megabyte
-- bare: accepts
-- heng: error longer than 4096 bytes
policy {
  id = "message-long", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-long", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = ("长"):rep(300000), en = "long" }
  end,
}
