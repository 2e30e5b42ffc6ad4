-- attack: returns a share that is a text
-- bare: accepts
-- heng: error partial needs an integer share of 1 to 9999
policy {
  id = "partial-text", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-partial-text", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return partial("5000", { zh = "一", en = "one" })
  end,
}
