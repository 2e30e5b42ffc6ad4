-- attack: makes short texts without end and keeps them
-- bare: exhausts
-- heng: error limit
policy {
  id = "short-strings", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-short-strings", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local list = {}
    for i = 1, 3000000 do list[i] = i .. "........................" end
    return pass()
  end,
}
