-- attack: throws dice
-- bare: differs
-- heng: error there is no function 'random'
policy {
  id = "chance", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-chance", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local text = "" .. math.random(1 << 40)
    return fail { zh = text, en = text }
  end,
}
