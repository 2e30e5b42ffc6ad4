-- attack: swallows the limit in callbacks of gsub
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pcall-library", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pcall-library", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    while true do
      pcall(string.gsub, ("x"):rep(1000), ".", function()
        pcall(function() while true do end end)
      end)
    end
  end,
}
