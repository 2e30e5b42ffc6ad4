-- attack: takes all memory while it loads
-- bare: exhausts
-- heng: refused H2023 more than
policy {
  id = "load-memory", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local t, n = { 1 }, 1
while true do
  table.move(t, 1, n, n + 1)
  n = n * 2
end

rule {
  id = "A-load-memory", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass()
  end,
}
