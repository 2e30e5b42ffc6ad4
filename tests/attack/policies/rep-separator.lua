-- attack: repeats what stands between
-- bare: exhausts
-- heng: error the repeated string is too long
policy {
  id = "rep-separator", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-rep-separator", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return #(""):rep(1 << 28, "ab") > 0 and pass()
  end,
}
