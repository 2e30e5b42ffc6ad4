-- attack: spreads a string into bytes, again and again
-- bare: exhausts
-- heng: error string slice too long
policy {
  id = "byte-huge", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-byte-huge", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = ("x"):rep(900000)
    while true do select("#", s:byte(1, -1)) end
  end,
}
