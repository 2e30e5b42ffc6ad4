-- attack: asks a great table for the key after one, again and again
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "next-walk", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-next-walk", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = {}
    for i = 1, 30000 do t["k" .. i] = i end
    while true do next(t, "k1") end
  end,
}
