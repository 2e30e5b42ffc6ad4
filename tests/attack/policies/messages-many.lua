-- attack: makes outcomes without end, each with a message
-- bare: exhausts
-- heng: error limit
policy {
  id = "messages-many", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-messages-many", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    while true do fail { zh = ("长"):rep(1300), en = ("x"):rep(4000) } end
  end,
}
