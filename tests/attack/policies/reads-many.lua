-- attack: reads by a million different paths
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "reads-many", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-reads-many", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    for i = 1, 1000000 do app:text("org[" .. i .. "]/lei", "") end
    return pass()
  end,
}
