-- attack: gives one outcome to all nodes, so that its findings form a ring
-- bare: nothing (the bare host keeps no list)
-- heng: fail once
policy {
  id = "each-ring", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-each-ring", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local o = fail { zh = "一次", en = "once" }
    return app:each("org", function() return o end)
  end,
}
