-- attack: lets a coroutine count the dossiers
-- bare: keeps
-- heng: refused H2041 'coroutine' is not defined
policy {
  id = "state-coroutine", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local step = coroutine.wrap(function()
  for i = 1, 100 do coroutine.yield(i) end
end)

rule {
  id = "A-state-coroutine", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return step() == 1 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
