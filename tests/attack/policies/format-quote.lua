-- attack: quotes a megabyte, again and again
-- bare: exhausts
-- heng: error limit
policy {
  id = "format-quote", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-format-quote", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = ("x"):rep(1 << 20)
    while true do ("%q"):format(s) end
  end,
}
