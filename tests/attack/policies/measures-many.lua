-- attack: asks for a measure that nobody has
-- bare: accepts
-- heng: error no plugin provides the measure
policy {
  id = "measures-many", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-measures-many", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return measure "\27[31m\xff\u{202e}" == 0 and pass()
  end,
}
