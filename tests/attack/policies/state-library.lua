-- attack: leaves a mark in a library
-- bare: keeps
-- heng: error keeps state: it wrote to what is frozen
policy {
  id = "state-library", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-state-library", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local first = not string.seen
    string.seen = true
    return first and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
