-- attack: asks for a measure with a name of a megabyte
-- bare: accepts
-- heng: error no plugin provides the measure
policy {
  id = "measure-long", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-measure-long", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return measure(("度"):rep(300000)) == 0 and pass()
  end,
}
