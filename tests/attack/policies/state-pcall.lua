-- attack: remembers, and hides the refusal in a pcall
-- bare: keeps
-- heng: error keeps state: it wrote to what is frozen
policy {
  id = "state-pcall", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local seen = {}

rule {
  id = "A-state-pcall", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local first = #seen == 0
    pcall(function() seen[1] = true end)
    return first and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
