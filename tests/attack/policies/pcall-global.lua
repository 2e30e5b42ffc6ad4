-- attack: redefines pcall for everybody while loading
-- bare: tampers
-- heng: pass ok
policy {
  id = "pcall-global", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

pcall = function() return true end

rule {
  id = "A-pcall-global", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass { zh = "ok", en = "ok" }
  end,
}
