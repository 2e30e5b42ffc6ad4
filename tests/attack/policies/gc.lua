-- attack: does its work when it is collected, where no hook counts
-- bare: exhausts
-- heng: error __gc is not allowed
policy {
  id = "gc", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-gc", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    setmetatable({}, { __gc = function() while true do end end })
    for i = 1, 100000 do local t = {} end
    return pass()
  end,
}
