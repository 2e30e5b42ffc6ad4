-- attack: binds what is no number to a name
-- bare: nothing (the bare host prints it)
-- heng: error {n} is bound to a number that is not finite
policy {
  id = "message-nan", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-nan", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = "{n}", en = "{n}", n = 0 / 0 }
  end,
}
