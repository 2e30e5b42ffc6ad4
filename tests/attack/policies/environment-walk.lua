-- attack: walks its environment for anything that opens files
-- bare: passes
-- heng: fail foiled
policy {
  id = "environment-walk", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-environment-walk", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    for name, value in pairs(_ENV) do
      if name == "io" or name == "os" or name == "load" or name == "_G" then
        return value and pass()
      end
    end
    return fail { zh = "未得逞", en = "foiled" }
  end,
}
