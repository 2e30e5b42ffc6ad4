-- attack: changes the methods of all strings
-- bare: tampers
-- heng: error nil has no fields
policy {
  id = "string-metatable", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-string-metatable", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    getmetatable "".__index.match = function() return "" end
    return pass()
  end,
}
