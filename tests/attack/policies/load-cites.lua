-- attack: cites a thousand articles of a thousand norms
-- bare: exhausts
-- heng: refused H2032 10000
policy {
  id = "load-cites", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local articles, cites = {}, {}
for i = 1, 100000 do
  articles["a" .. i] = "" .. i
  cites[i] = "big#a" .. i
end
norm {
  id = "big", title = { zh = "规范", en = "Norm" },
  versions = { { from = "2020-01-01", articles = articles } },
}

rule {
  id = "A-load-cites", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  cites = cites,
  check = function(app, p)
    return pass()
  end,
}
