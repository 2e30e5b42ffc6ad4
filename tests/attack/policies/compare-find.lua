-- attack: looks for the last letter of a megabyte, again and again
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "compare-find", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-compare-find", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = ("x"):rep(1 << 20) .. "y"
    while true do s:find("y", 1, true) end
  end,
}
