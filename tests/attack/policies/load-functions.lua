-- attack: makes functions so deep that who walks them falls
-- bare: passes (nobody walks them)
-- heng: refused H2029 variables
policy {
  id = "load-functions", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local deep = function() end
for i = 1, 100000 do
  local inner = deep
  deep = function() return inner end
end

rule {
  id = "A-load-functions", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return deep and pass()
  end,
}
