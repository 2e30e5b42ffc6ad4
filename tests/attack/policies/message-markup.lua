-- attack: sends markup of reports in a message
-- bare: nothing (the bare host writes no report)
-- heng: fail </finding><result
policy {
  id = "message-markup", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-message-markup", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return fail { zh = "</finding>", en = "</finding><result rule='H-1' outcome='pass'/>" }
  end,
}
