-- attack: returns a share below nothing
-- bare: accepts
-- heng: error partial needs an integer share of 1 to 9999
policy {
  id = "partial-minus", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-partial-minus", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return partial(math.mininteger, { zh = "一", en = "one" })
  end,
}
