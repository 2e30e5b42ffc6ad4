-- attack: returns an endless share
-- bare: accepts
-- heng: error partial needs an integer share of 1 to 9999
policy {
  id = "partial-infinite", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-partial-infinite", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return partial(math.huge, { zh = "一", en = "one" })
  end,
}
