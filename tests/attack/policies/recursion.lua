-- attack: calls itself without end
-- bare: exhausts
-- heng: error stack overflow
policy {
  id = "recursion", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-recursion", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local function deep(n) return 1 + deep(n + 1) end
    return deep(1) and pass()
  end,
}
