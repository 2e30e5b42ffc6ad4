-- attack: moves nothing, nine quintillion times
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "move-huge", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-move-huge", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    table.move({}, 1, math.maxinteger - 1, 2)
    return pass()
  end,
}
