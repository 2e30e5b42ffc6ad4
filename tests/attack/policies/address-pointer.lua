-- attack: lets an address into a message by %p
-- bare: differs
-- heng: error format %p is not allowed
policy {
  id = "address-pointer", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-address-pointer", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local text = ("%p"):format({})
    return fail { zh = text, en = text }
  end,
}
