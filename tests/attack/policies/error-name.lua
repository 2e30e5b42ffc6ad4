-- attack: ends with an error whose text is no text
-- bare: crashes
-- heng: error the error is no text
policy {
  id = "error-name", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-error-name", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    error(setmetatable({}, { __name = "x", __tostring = function() return {} end }))
  end,
}
