-- attack: asks by paths that are wrong, again and again
-- bare: exhausts
-- heng: error the path ends too early
policy {
  id = "paths-bad", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-paths-bad", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local wrong = "a" .. "["
    while true do
      pcall(function() app:exists(wrong) end)
    end
  end,
}
