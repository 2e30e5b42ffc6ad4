-- attack: makes a million keys
-- bare: exhausts
-- heng: error limit
policy {
  id = "keys", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-keys", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = {}
    for i = 1, 1000000 do t[i .. "........................"] = { i } end
    return pass()
  end,
}
