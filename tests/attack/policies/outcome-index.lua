-- attack: returns what fails when it is read
-- bare: crashes
-- heng: error check returned no outcome but a table
policy {
  id = "outcome-index", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-outcome-index", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return setmetatable({}, { __index = function() error "read" end })
  end,
}
