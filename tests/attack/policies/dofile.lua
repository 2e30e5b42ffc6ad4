-- attack: runs another file
-- bare: passes
-- heng: error there is no 'dofile' here
policy {
  id = "dofile", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-dofile", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    dofile "/dev/null"
    return pass()
  end,
}
