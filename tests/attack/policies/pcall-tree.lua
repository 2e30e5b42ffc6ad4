-- attack: calls itself in two pcalls each
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pcall-tree", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pcall-tree", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local function f()
      pcall(f)
      pcall(f)
      while true do end
    end
    f()
    return pass()
  end,
}
