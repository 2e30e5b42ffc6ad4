-- attack: binds a table that contains itself to a name
-- bare: differs
-- heng: error {n} is bound to a table
policy {
  id = "message-table", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-table", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local t = {}
    t.t = t
    return fail { zh = "{n}", en = "{n}", n = t }
  end,
}
