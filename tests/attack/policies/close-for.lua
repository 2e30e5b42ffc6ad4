-- attack: does its work at the end of a loop's fourth value
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "close-for", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-close-for", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local guard = {}
    setmetatable(guard, guard)
    function guard.__close() while true do end end
    local function deep(n)
      for _ in next, { 1 }, nil, guard do
        if n > 0 then deep(n - 1) end
        while true do end
      end
    end
    deep(150)
    return pass()
  end,
}
