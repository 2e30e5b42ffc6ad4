-- attack: asks by paths that are wrong, again and again
-- bare: nothing (the bare paths have no grammar)
-- heng: error the instruction limit was reached
policy {
  id = "paths-bad", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-paths-bad", title = { zh = "攻击", en = "Attack" },
  dimension = "service", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    while true do
      pcall(function() app:exists "a[" end)
    end
  end,
}
