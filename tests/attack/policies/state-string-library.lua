-- attack: leaves a mark where strings find their methods
-- bare: keeps
-- heng: error nil has no fields
policy {
  id = "state-string-library", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-state-string-library", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local m = getmetatable "".__index
    local first = not m.seen
    m.seen = true
    return first and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
