-- attack: fails when it is collected at the very end
-- bare: passes (the warning is lost)
-- heng: refused H2020 __gc is not allowed
policy {
  id = "gc-error", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local object = setmetatable({}, { __gc = error })

rule {
  id = "A-gc-error", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return object and pass()
  end,
}
