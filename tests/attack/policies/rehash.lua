-- attack: makes a full table count itself for each new key
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "rehash", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-rehash", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = {}
    for i = 1, 1 << 17 do t["k" .. i] = true end
    for i = 1, 1 << 20 do
      t["k" .. i] = nil
      t["n" .. i] = true
    end
    return pass()
  end,
}
