-- attack: hides a failure behind a pass
-- bare: passes
-- heng: error 2 values were returned
policy {
  id = "outcome-two", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-outcome-two", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass(), fail { zh = "藏", en = "hidden" }
  end,
}
