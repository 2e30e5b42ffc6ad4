-- attack: declares rules whose texts fill the memory
-- bare: exhausts
-- heng: refused H2023
policy {
  id = "load-texts", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-load-texts", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass()
  end,
}

for i = 1, 4000 do
  local long = { zh = ("长"):rep(1300), en = ("x"):rep(4000) }
  rule {
    id = "A-load-texts-" .. i, title = long, rationale = long, remedy = long,
    dimension = "service", phases = { "admission" }, severity = "minor",
    check = function() return pass() end,
  }
end
