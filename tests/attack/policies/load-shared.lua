-- attack: lets two thousand rules share what has to be walked for each
-- bare: passes (nobody walks it)
-- heng: refused H2030 reaches so much
policy {
  id = "load-shared", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local shared = {}
for i = 1, 100000 do shared[i] = i end

rule {
  id = "A-load-shared", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return shared and pass()
  end,
}

for i = 1, 2000 do
  rule {
    id = "A-load-shared-" .. i, title = { zh = "攻击", en = "Attack" },
    dimension = "service", phases = { "admission" }, severity = "minor",
    check = function() return shared and pass() end,
  }
end
