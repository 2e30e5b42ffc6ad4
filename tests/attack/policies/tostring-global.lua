-- attack: redefines tostring for everybody while loading
-- bare: tampers
-- heng: pass ok
policy {
  id = "tostring-global", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

tostring = function() return "bribed" end

rule {
  id = "A-tostring-global", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass { zh = "ok", en = "ok" }
  end,
}
