-- attack: swallows the limit and jumps back
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pcall-goto", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pcall-goto", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    ::again::
    pcall(function() while true do end end)
    goto again
  end,
}
