-- attack: writes to what is frozen behind its metatable
-- bare: keeps
-- heng: error 'rawset' is not defined
policy {
  id = "raw-write", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local seen = {}

rule {
  id = "A-raw-write", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local n = #seen
    rawset(seen, n + 1, "x")
    return n == 0 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
