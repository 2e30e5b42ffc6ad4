-- attack: lets an address into a message by format
-- bare: differs
-- heng: fail table
policy {
  id = "address-format", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-address-format", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local text = ("%s"):format({})
    return fail { zh = text, en = text }
  end,
}
