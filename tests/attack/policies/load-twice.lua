-- attack: declares itself twice
-- bare: passes (the bare policy{} does nothing)
-- heng: refused H2013 one policy{}
policy {
  id = "load-twice", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

policy {
  id = "another", version = "1", title = { zh = "另", en = "Another" },
}

rule {
  id = "A-load-twice", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass()
  end,
}
