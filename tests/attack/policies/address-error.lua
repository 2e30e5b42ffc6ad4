-- attack: lets an address into an error
-- bare: differs
-- heng: error the error is no text
policy {
  id = "address-error", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-address-error", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    error({})
  end,
}
