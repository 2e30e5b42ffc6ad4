-- attack: spreads as many values as are let, again and again
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "unpack-pcall", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-unpack-pcall", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local most = 1
    while pcall(table.unpack, {}, 1, most * 2) and most < 1 << 19 do most = most * 2 end
    while true do select("#", table.unpack({}, 1, most)) end
  end,
}
