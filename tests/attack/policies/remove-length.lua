-- attack: removes from a table that says it has no end
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "remove-length", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-remove-length", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = setmetatable({}, { __len = function() return 1 << 60 end })
    table.remove(t, 1)
    return pass()
  end,
}
