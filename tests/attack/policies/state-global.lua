-- attack: counts dossiers in a global
-- bare: keeps
-- heng: error keeps state: it wrote to what is frozen
policy {
  id = "state-global", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

count = 0

rule {
  id = "A-state-global", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    count = count + 1
    return count == 1 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
