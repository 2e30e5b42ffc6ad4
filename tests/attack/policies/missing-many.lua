-- attack: misses a million different things
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "missing-many", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-missing-many", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    for i = 1, 1000000 do
      insufficient { zh = "缺", en = "missing" }:at(app, "org[" .. i .. "]")
    end
    return pass()
  end,
}
