-- attack: reads the clock
-- bare: differs
-- heng: error there is no 'os' here
policy {
  id = "clock", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-clock", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local text = "" .. os.clock()
    return fail { zh = text, en = text }
  end,
}
