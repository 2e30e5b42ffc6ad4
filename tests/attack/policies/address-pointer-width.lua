-- attack: hides %p behind a width
-- bare: differs
-- heng: error format %p is not allowed
policy {
  id = "address-pointer-width", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-address-pointer-width", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local text = ("%-20p"):format({})
    return fail { zh = text, en = text }
  end,
}
