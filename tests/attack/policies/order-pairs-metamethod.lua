-- attack: gives pairs an order of its own
-- bare: nothing (Lua means it so)
-- heng: fail own z
policy {
  id = "order-pairs-metamethod", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-order-pairs-metamethod", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = setmetatable({ a = 1 }, { __pairs = function()
      return function(_, k) return not k and "z" or nil end
    end })
    local text = "own "
    for key in pairs(t) do text = text .. key end
    return fail { zh = text, en = text }
  end,
}
