-- attack: lets next tell the length of a table
-- bare: stalls
-- heng: error the instruction limit was reached
policy {
  id = "insert-length-next", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-insert-length-next", title = { zh = "攻击", en = "Attack" },
  dimension = "service", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = setmetatable({ [1 << 40] = true }, { __len = next })
    table.insert(t, 1, "x")
    return pass()
  end,
}
