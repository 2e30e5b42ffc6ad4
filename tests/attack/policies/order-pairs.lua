-- attack: lets the order of a table into a message
-- bare: differs
-- heng: fail abcdefghij
policy {
  id = "order-pairs", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-order-pairs", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local text = ""
    for key in pairs { a = 1, b = 1, c = 1, d = 1, e = 1, f = 1, g = 1, h = 1,
        i = 1, j = 1 } do
      text = text .. key
    end
    return fail { zh = text, en = text }
  end,
}
