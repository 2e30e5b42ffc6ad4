-- attack: declares norms without end
-- bare: exhausts
-- heng: refused H2031 norms
policy {
  id = "load-norms", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

for i = 1, 1000000 do
  norm {
    id = "n" .. i, title = { zh = "规范", en = "Norm" },
    versions = { { from = "2020-01-01", articles = { a = "1" } } },
  }
end

rule {
  id = "A-load-norms", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass()
  end,
}
