-- attack: writes to the table that its __len is called with
-- bare: keeps
-- heng: error keeps state
policy {
  id = "state-len-self", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local object = { count = 0 }
setmetatable(object, { __len = function(self)
  self.count = self.count + 1
  return self.count
end })

rule {
  id = "A-state-len-self", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return #object == 1 and pass()
      or fail { zh = "未得逞", en = "foiled" }
  end,
}
