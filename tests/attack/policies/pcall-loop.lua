-- attack: swallows the limit in a pcall, for ever
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pcall-loop", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pcall-loop", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    while true do
      pcall(function() while true do end end)
    end
  end,
}
