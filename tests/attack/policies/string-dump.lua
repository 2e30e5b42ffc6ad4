-- attack: writes bytecode through a string's method
-- bare: passes
-- heng: error there is no function 'dump'
policy {
  id = "string-dump", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-string-dump", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return ("x").dump(function() end) and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
