-- attack: compares what cannot be compared
-- bare: nothing (pcall is enough)
-- heng: error a string cannot be compared with a number
policy {
  id = "sort-error", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-sort-error", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    table.sort { 1, "a", {} }
    return pass()
  end,
}
