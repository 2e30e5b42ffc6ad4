-- attack: raises an error in the callback of gsub
-- bare: nothing (pcall is enough)
-- heng: error on purpose
policy {
  id = "gsub-error", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-gsub-error", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return ("abc"):gsub(".", function() error "on purpose" end) and pass()
  end,
}
