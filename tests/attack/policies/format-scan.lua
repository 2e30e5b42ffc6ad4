-- attack: has a megabyte of format read, again and again
-- bare: exhausts
-- heng: error limit
policy {
  id = "format-scan", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-format-scan", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local s = ("%%"):rep(1 << 19)
    while true do pcall(string.format, s .. "%p") end
  end,
}
