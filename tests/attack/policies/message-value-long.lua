-- attack: binds a megabyte to a name that stands there a thousand times
-- bare: exhausts
-- heng: error longer than 4096 bytes
policy {
  id = "message-value-long", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-value-long", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local v = ("x"):rep(1 << 20)
    return fail { zh = "长", en = ("{v}"):rep(1000), v = v }
  end,
}
