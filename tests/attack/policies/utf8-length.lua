-- attack: counts the characters of a megabyte, again and again
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "utf8-length", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-utf8-length", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = ("x"):rep(1 << 20)
    while true do utf8.len(s) end
  end,
}
