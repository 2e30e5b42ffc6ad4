-- attack: hides a failure behind a pass in each
-- bare: passes
-- heng: error exactly one outcome for every node, not 2 values
policy {
  id = "each-two", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-each-two", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return app:each("org", function()
      return pass(), fail { zh = "藏", en = "hidden" }
    end)
  end,
}
