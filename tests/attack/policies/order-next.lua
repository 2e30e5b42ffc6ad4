-- attack: lets the first key of a table into a message
-- bare: differs
-- heng: fail alpha beta delta
policy {
  id = "order-next", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-order-next", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = { alpha = 1, beta = 2, gamma = 3, delta = 4, epsilon = 5,
      zeta = 6, eta = 7, theta = 8 }
    local first = next(t)
    local second = next(t, first)
    local text = first .. " " .. second .. " " .. next(t, second)
    return fail { zh = text, en = text }
  end,
}
