-- attack: has a hundred thousand findings
-- bare: exhausts
-- heng: error limit
policy {
  id = "findings-many", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-findings-many", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local function all(n)
      return app:each("org", function()
        return n > 0 and all(n - 1) or fail { zh = "多", en = "many" }
      end)
    end
    return all(17)
  end,
}
