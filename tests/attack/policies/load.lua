-- attack: compiles text of its own at judging time
-- bare: passes
-- heng: error there is no 'load' here
policy {
  id = "load", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-load", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local f = load "return 6 * 7"
    return f() == 42 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
