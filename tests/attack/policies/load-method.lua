-- attack: finds load as a method of what the world is kept in
-- bare: passes
-- heng: error '_G' is not defined
policy {
  id = "load-method", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-load-method", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local f = _G["lo" .. "ad"]
    return f "return 1"() == 1 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
