-- attack: lets an iterator made at loading count the dossiers
-- bare: keeps
-- heng: error keeps state
policy {
  id = "state-gmatch", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local letters = ("abc"):gmatch "."

rule {
  id = "A-state-gmatch", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return letters() == "a" and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
