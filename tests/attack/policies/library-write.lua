-- attack: replaces string.format for everybody
-- bare: tampers
-- heng: error keeps state: it wrote to what is frozen
policy {
  id = "library-write", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-library-write", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    string.format = function() return "" end
    return pass()
  end,
}
