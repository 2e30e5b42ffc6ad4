-- attack: calls itself through all metamethods
-- bare: exhausts
-- heng: error limit
policy {
  id = "recursion-metamethods", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-recursion-metamethods", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local meta = {}
    local function again(a) return pcall(function() return a.x .. a end) end
    meta.__index, meta.__concat, meta.__call, meta.__eq = again, again, again, again
    local t = setmetatable({}, meta)
    while true do again(t) end
  end,
}
