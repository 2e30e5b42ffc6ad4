-- attack: inserts into a table that says it has no end
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "insert-length", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-insert-length", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = setmetatable({}, { __len = function() return 1 << 60 end })
    table.insert(t, 1, "x")
    return pass()
  end,
}
