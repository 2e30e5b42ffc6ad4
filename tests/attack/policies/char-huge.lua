-- attack: makes a string of as many numbers as are let
-- bare: exhausts
-- heng: error the instruction limit was reached
policy {
  id = "char-huge", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-char-huge", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local list = {}
    for i = 1, 5000 do list[i] = 65 end
    while true do
      string.char(table.unpack(list))
    end
  end,
}
