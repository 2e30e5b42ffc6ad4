-- attack: repeats until memory is out
-- bare: exhausts
-- heng: error the repeated string is too long
policy {
  id = "rep-huge", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-rep-huge", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return #("x"):rep(1 << 30) > 0 and pass()
  end,
}
