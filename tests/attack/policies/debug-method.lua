-- attack: reaches debug through what a string's metatable indexes
-- bare: passes
-- heng: error nil has no fields
policy {
  id = "debug-method", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-debug-method", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local strings = getmetatable "".__index
    return strings.dump and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
