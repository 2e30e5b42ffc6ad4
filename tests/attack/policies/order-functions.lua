-- attack: asks for the next of keys that are functions
-- bare: differs
-- heng: error has no defined order
policy {
  id = "order-functions", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-order-functions", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = {}
    for i = 1, 10 do t[function() return i end] = i end
    local _, i = next(t)
    return fail { zh = "" .. i, en = "" .. i }
  end,
}
