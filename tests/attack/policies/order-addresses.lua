-- attack: walks a table whose keys are tables
-- bare: differs
-- heng: error has no defined order
policy {
  id = "order-addresses", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-order-addresses", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t, text = {}, ""
    for i = 1, 200 do t[{}] = i end
    for _, i in pairs(t) do text = text .. i .. " " end
    return fail { zh = text, en = text }
  end,
}
