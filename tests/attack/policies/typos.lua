-- attack: asks for names that are nobody's, again and again
-- bare: nothing (Lua answers nil at once)
-- heng: error the instruction limit was reached
policy {
  id = "typos", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-typos", title = { zh = "攻击", en = "Attack" },
  dimension = "service", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    while true do
      pcall(function() return pas end)
    end
  end,
}
