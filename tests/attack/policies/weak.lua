-- attack: sees the collector at work in a weak table
-- bare: passes
-- heng: error __mode is not allowed
policy {
  id = "weak", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-weak", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local weak = setmetatable({ {} }, { __mode = "v" })
    for i = 1, 100000 do local t = {} end
    return weak[1] == nil and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
