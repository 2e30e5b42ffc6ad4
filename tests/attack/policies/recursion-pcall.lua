-- attack: fills the stack to its end, again and again
-- bare: exhausts
-- heng: error limit
policy {
  id = "recursion-pcall", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-recursion-pcall", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local function deep(...) return 1 + deep(1, ...) end
    while true do pcall(deep) end
  end,
}
