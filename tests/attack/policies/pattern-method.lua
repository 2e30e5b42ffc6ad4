-- attack: reaches the library's find by a string's method
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "pattern-method", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-pattern-method", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = ("a"):rep(40000)
    local find = s.find
    return find(s, ".-.-.-.-b") and pass()
  end,
}
