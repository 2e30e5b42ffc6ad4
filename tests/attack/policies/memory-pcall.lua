-- attack: swallows the want of memory, again and again
-- bare: exhausts
-- heng: error limit
policy {
  id = "memory-pcall", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-memory-pcall", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local hoard = {}
    while true do
      pcall(function()
        local s = ("x"):rep(1 << 19)
        while true do
          s = s .. s
          hoard[#hoard + 1] = s
        end
      end)
    end
  end,
}
