-- attack: declares a rule while judging
-- bare: keeps
-- heng: error rule{} belongs at the top
policy {
  id = "load-later", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-load-later", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    rule {
      id = "A-later", title = { zh = "晚", en = "Late" },
      dimension = "service", phases = { "admission" }, severity = "minor",
      check = function() return pass() end,
    }
    return pass()
  end,
}
