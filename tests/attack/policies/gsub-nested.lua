-- attack: calls gsub in the callback of gsub
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "gsub-nested", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-gsub-nested", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local function again(s)
      pcall(string.gsub, ("a"):rep(100), ".", again)
      return s
    end
    return again "a" and pass()
  end,
}
