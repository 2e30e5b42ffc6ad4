-- attack: repeats nothing for ever
-- bare: exhausts
-- heng: fail foiled
policy {
  id = "rep-empty", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-rep-empty", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = (""):rep(1 << 62)
    return #s > 0 and pass() or fail { zh = "未得逞", en = "foiled" }
  end,
}
