-- attack: puts a million elements in front, one by one
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "insert-front", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-insert-front", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = {}
    for i = 1, 1000000 do table.insert(t, 1, i) end
    return pass()
  end,
}
