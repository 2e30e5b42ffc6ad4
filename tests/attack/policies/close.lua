-- attack: does its work while an error passes through
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "close", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-close", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local guard = {}
    setmetatable(guard, guard)
    function guard.__close() while true do end end
    local function deep(n)
      local x <close> = guard
      if n > 0 then deep(n - 1) end
      while true do end
    end
    deep(1000)
    return pass()
  end,
}
