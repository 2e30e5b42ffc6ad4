-- attack: makes a million functions with variables of their own
-- bare: exhausts
-- heng: error limit
policy {
  id = "closures", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-closures", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local list = {}
    for i = 1, 1000000 do
      local a, b, c, d, e, f = i, i, i, i, i, i
      list[i] = function() return a, b, c, d, e, f end
    end
    return pass()
  end,
}
