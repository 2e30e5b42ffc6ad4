-- attack: leaves a mark in the parameters of the rule
-- bare: passes (the bare parameters are new each time)
-- heng: error keeps state: it wrote to what is frozen
policy {
  id = "state-params", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-state-params", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  params = { limit = { type = "integer", default = 7 } },
  check = function(app, p)
    p.limit = 8
    return pass()
  end,
}
