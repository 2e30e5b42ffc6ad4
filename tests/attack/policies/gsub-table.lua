-- attack: lets gsub fetch each replacement by a function
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "gsub-table", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-gsub-table", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = setmetatable({}, { __index = function()
      pcall(function() while true do end end)
    end })
    return ("a"):rep(100000):gsub(".", t) and pass()
  end,
}
