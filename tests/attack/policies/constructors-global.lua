-- attack: makes fail mean pass for everybody while loading
-- bare: tampers
-- heng: pass ok
policy {
  id = "constructors-global", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

fail = pass

rule {
  id = "A-constructors-global", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = "ok", en = "ok" }
  end,
}
