-- attack: returns a share of nothing
-- bare: accepts
-- heng: refused H2036 partial needs an integer share of 1 to 9999
policy {
  id = "partial-zero", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-partial-zero", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return partial(0, { zh = "一", en = "one" })
  end,
}
