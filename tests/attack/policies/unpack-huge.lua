-- attack: spreads a million values, again and again
-- bare: exhausts
-- heng: error too many results to unpack
policy {
  id = "unpack-huge", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-unpack-huge", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    while true do select("#", table.unpack({}, 1, 900000)) end
  end,
}
