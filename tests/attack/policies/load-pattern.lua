-- attack: lets a pattern try all ways while it loads
-- bare: exhausts
-- heng: refused H2028 the instruction limit was reached
policy {
  id = "load-pattern", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local _ = ("a"):rep(100000):find((".-"):rep(20) .. "b")

rule {
  id = "A-load-pattern", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return pass()
  end,
}
