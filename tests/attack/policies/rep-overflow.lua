-- attack: repeats so often that the size overflows
-- bare: nothing (Lua looks)
-- heng: error the repeated string is too long
policy {
  id = "rep-overflow", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-rep-overflow", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return ("xy"):rep(math.maxinteger // 2 + 2) and pass()
  end,
}
