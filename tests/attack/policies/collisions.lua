-- attack: lets whole numbers meet in one chain of a table
-- bare: exhausts
-- heng: error reached the limit rule-
policy {
  id = "collisions", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-collisions", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = {}
    local step = (1 << 16) - 1
    for i = 1, 1 << 16 do t[i * step] = true end
    while true do local _ = t[step << 20] end
  end,
}
