-- attack: returns half a basis point
-- bare: accepts
-- heng: refused H2036 partial needs an integer share of 1 to 9999
policy {
  id = "partial-float", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-partial-float", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return partial(0.5, { zh = "一", en = "one" })
  end,
}
