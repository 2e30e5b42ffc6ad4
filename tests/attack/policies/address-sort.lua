-- attack: sorts tables by their addresses
-- bare: differs
-- heng: error attempt to compare
policy {
  id = "address-sort", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

rule {
  id = "A-address-sort", title = { zh = "攻击", en = "Attack" },
  dimension = "service", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    local list, number = {}, {}
    for i = 1, 10 do
      list[i] = {}
      number[list[i]] = i
    end
    table.sort(list, function(a, b)
      return (tostring(a) == "table" and a or tostring(a))
        < (tostring(b) == "table" and b or tostring(b))
    end)
    local text = ""
    for i = 1, 10 do text = text .. number[list[i]] .. " " end
    return fail { zh = text, en = text }
  end,
}
