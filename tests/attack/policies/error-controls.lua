-- attack: puts terminal codes into an error
-- bare: accepts
-- heng: error the rule failed
policy {
  id = "error-controls", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-error-controls", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    error("\27]0;title\7\u{202e}\u{9b}31m\xff")
  end,
}
