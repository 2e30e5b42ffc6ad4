-- attack: looks for a border in front of all ways
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pattern-frontier", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pattern-frontier", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return ("ab"):rep(40000):find("%f[a].-%f[b].-%f[a].-c") and pass()
  end,
}
