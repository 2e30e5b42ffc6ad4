-- attack: swallows that evidence is missing
-- bare: passes
-- heng: insufficient csrcFiling is missing
policy {
  id = "demand-pcall", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-demand-pcall", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    for _, org in ipairs(app:all "org") do
      pcall(function() org:text "csrcFiling" end)
    end
    return pass()
  end,
}
