-- attack: walks in each of each of each
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "each-nested", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-each-nested", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local function deep(node, n)
      return app:each("org", function(org)
        pcall(function() while true do end end)
        return n > 0 and deep(org, n - 1) or pass()
      end)
    end
    return deep(app, 50)
  end,
}
