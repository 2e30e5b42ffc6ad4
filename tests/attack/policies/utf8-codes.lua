-- attack: steps over a megabyte that is inside one character
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "utf8-codes", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-utf8-codes", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = "x" .. ("\x80"):rep((1 << 20) - 1)
    local step = utf8.codes "x"
    while true do pcall(step, s, 1) end
  end,
}
