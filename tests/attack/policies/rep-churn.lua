-- attack: makes a megabyte and forgets it, for ever
-- bare: exhausts
-- heng: error limit
policy {
  id = "rep-churn", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-rep-churn", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    while true do local s = ("x"):rep(1 << 20) end
  end,
}
