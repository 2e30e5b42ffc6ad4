-- attack: lets an address into a message
-- bare: differs
-- heng: fail table function
policy {
  id = "address-tostring", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-address-tostring", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local text = tostring({}) .. " " .. tostring(pass)
    return fail { zh = text, en = text }
  end,
}
