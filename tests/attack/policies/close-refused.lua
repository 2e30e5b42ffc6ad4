-- attack: gives a variable something to do at its end
-- bare: exhausts
-- heng: error __close is not allowed
policy {
  id = "close-refused", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-close-refused", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local guard = setmetatable({}, { __close = function() while true do end end })
    local function deep(n)
      local x <close> = guard
      if n > 0 then deep(n - 1) end
      while true do end
    end
    deep(1000)
    return pass()
  end,
}
