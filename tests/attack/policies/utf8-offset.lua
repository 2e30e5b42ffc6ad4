-- attack: walks a megabyte of characters, again and again
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "utf8-offset", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-utf8-offset", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = ("x"):rep(1 << 20)
    while true do utf8.offset(s, 1 << 20) end
  end,
}
