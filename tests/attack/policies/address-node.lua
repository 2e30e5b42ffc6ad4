-- attack: lets a node's address into a message
-- bare: differs
-- heng: fail node
policy {
  id = "address-node", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-address-node", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local text = tostring(app)
    return fail { zh = text, en = text }
  end,
}
