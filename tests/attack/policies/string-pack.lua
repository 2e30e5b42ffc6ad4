-- attack: packs bytes through a string's method
-- bare: passes
-- heng: error there is no method 'pack'
policy {
  id = "string-pack", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-string-pack", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return ("i8"):pack(1) ~= "" and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
