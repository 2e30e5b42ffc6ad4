-- attack: writes to the table that its __index is called with
-- bare: keeps
-- heng: error keeps state
policy {
  id = "state-index-self", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local object = setmetatable({}, { __index = function(self)
  self.count = (self.count or 0) + 1
  return self.count
end })
object.count = 0

rule {
  id = "A-state-index-self", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return object.n == 1 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
