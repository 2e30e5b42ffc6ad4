-- attack: nests pcalls until C has no stack left, again and again
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pcall-recursion", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pcall-recursion", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local function f() return pcall(f) end
    while true do pcall(f) f() end
  end,
}
