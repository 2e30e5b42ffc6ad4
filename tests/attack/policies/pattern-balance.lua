-- attack: looks for the end of a thousand brackets from each
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pattern-balance", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pattern-balance", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return ("("):rep(400000):gsub("%b()", "") and pass()
  end,
}
