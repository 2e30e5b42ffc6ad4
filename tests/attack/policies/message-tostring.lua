-- attack: binds what fails when it is printed to a name
-- bare: crashes
-- heng: error {n} is bound to a table
policy {
  id = "message-tostring", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-tostring", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = "{n}", en = "{n}", n = setmetatable({}, { __tostring = error }) }
  end,
}
