-- attack: asks for names that are nobody's, again and again
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "typos", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-typos", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    while true do
      pcall(function() return pas end)
    end
  end,
}
