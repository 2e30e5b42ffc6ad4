-- attack: ends with an error whose text is another error
-- bare: crashes
-- heng: error the error is no text
policy {
  id = "error-object", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-error-object", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    error(setmetatable({}, { __tostring = function() error "no" end }))
  end,
}
