-- attack: turns a megabyte round, again and again
-- bare: exhausts
-- heng: error limit
policy {
  id = "reverse", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-reverse", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = ("x"):rep(1 << 20)
    while true do s:reverse() end
  end,
}
