-- attack: turns the reading direction in its title
-- bare: passes (the bare rule is not read)
-- heng: refused H2003 control
policy {
  id = "load-title", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-load-title", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass()
  end,
}

rule {
  id = "A-2", title = { zh = "标题", en = "\u{202e}title" },
  dimension = "service", phases = { "admission" }, severity = "minor",
  check = function() return pass() end,
}
