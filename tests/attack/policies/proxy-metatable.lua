-- attack: looks for the table behind a frozen one
-- bare: nothing (a plain table has no proxy)
-- heng: error a boolean has no fields
policy {
  id = "proxy-metatable", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local list = { "x" }

rule {
  id = "A-proxy-metatable", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    getmetatable(list).__index.x = 1
    return pass()
  end,
}
