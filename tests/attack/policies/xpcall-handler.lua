-- attack: works on in the handler of an error
-- bare: exhausts
-- heng: error 'xpcall' is not defined
policy {
  id = "xpcall-handler", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-xpcall-handler", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    while true do
      xpcall(error, function() while true do end end)
    end
  end,
}
