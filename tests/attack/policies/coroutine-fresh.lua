-- attack: gives each coroutine a count of its own
-- bare: exhausts
-- heng: error 'coroutine' is not defined
policy {
  id = "coroutine-fresh", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-coroutine-fresh", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    while true do
      coroutine.wrap(function() for i = 1, 1000000 do end end)()
    end
  end,
}
