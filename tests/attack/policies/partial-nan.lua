-- attack: returns a share that is no number
-- bare: accepts
-- heng: error partial needs an integer share of 1 to 9999
policy {
  id = "partial-nan", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-partial-nan", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return partial(0 / 0, { zh = "一", en = "one" })
  end,
}
