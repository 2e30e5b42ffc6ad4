-- attack: asks through two thousand metatables at each step
-- bare: exhausts
-- heng: error reached the limit rule-
policy {
  id = "index-chain", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-index-chain", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = {}
    for i = 1, 1990 do t = setmetatable({}, { __index = t }) end
    while true do local _ = t.x, t.x, t.x, t.x, t.x, t.x, t.x, t.x end
  end,
}
