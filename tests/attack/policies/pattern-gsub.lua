-- attack: lets gsub try all ways
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pattern-gsub", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pattern-gsub", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return ("a"):rep(40000):gsub("a-a-a-a-b", "") and pass()
  end,
}
