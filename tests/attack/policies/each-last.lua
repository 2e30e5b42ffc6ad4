-- attack: hides the first failure behind the last pass
-- bare: passes
-- heng: fail first
policy {
  id = "each-last", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-each-last", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local n = 0
    return app:each("org", function()
      n = n + 1
      return n == 1 and fail { zh = "一", en = "first" } or pass()
    end)
  end,
}
