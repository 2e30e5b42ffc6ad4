-- attack: answers for the languages by a function
-- bare: nothing (the bare host asks it)
-- heng: error the message has no zh text
policy {
  id = "message-index", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-index", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail(setmetatable({}, { __index = function() return "x" end }))
  end,
}
