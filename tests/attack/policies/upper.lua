-- attack: turns a megabyte into capitals, again and again
-- bare: exhausts
-- heng: error limit
policy {
  id = "upper", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-upper", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = ("x"):rep(1 << 20)
    while true do s:upper() end
  end,
}
