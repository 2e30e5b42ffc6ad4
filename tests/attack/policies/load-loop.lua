-- attack: loops for ever while it loads, in a pcall
-- bare: exhausts
-- heng: refused H2028 the instruction limit was reached
policy {
  id = "load-loop", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

while true do
  pcall(function() while true do end end)
end

rule {
  id = "A-load-loop", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass()
  end,
}
