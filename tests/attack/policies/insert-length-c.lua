-- attack: inserts where a function in C gives the length
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "insert-length-c", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-insert-length-c", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = setmetatable({}, { __len = math.abs })
    pcall(table.insert, t, 1, "x")
    setmetatable(t, { __len = function() return 1 << 60 end })
    table.insert(t, 1, "x")
    return pass()
  end,
}
