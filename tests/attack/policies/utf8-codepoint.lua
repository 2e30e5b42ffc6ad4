-- attack: spreads a string into code points, again and again
-- bare: exhausts
-- heng: error string slice too long
policy {
  id = "utf8-codepoint", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-utf8-codepoint", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = ("x"):rep(900000)
    while true do select("#", utf8.codepoint(s, 1, -1)) end
  end,
}
