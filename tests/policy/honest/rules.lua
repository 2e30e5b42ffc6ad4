-- An honest policy: what it comes to beside hostile ones is compared with
-- what it comes to alone.
policy {
  id = "honest", version = "1",
  title = { zh = "诚实", en = "Honest" },
}

local function automatic(id, check, params)
  rule {
    id = id, title = { zh = "规则", en = "Rule" }, dimension = "service",
    phases = { "admission" }, severity = "minor", check = check,
    params = params,
  }
end

-- The dimension of hostile rules has one of ours too: weights stay the same.
rule {
  id = "H-0", title = { zh = "规则", en = "Rule" }, dimension = "legality",
  phases = { "admission" }, severity = "minor",
  check = function() return pass() end,
}

local words = { "one", "two", "three" }

automatic("H-1", function(app, p)
  local days = app:integer "complaint/institution/@responseDays"
  if days <= p.limit then return pass() end
  return fail {
    zh = "答复期 {days} 天", en = "{days} days; {all}",
    days = days, all = table.concat(words, ", "),
  }:at(app, "complaint/institution/@responseDays")
end, { limit = { type = "integer", default = 7 } })

automatic("H-2", function(app)
  return app:each("org", function(org)
    local name = org:text "nameZh"
    if utf8.len(name) < 2 then return fail { zh = "短", en = "short" } end
    return partial(2500, { zh = "{n}", en = ("%-5s"):format "x", n = name })
  end)
end)

automatic("H-3", function(app)
  local text, sum = "", 0
  for key, value in pairs { b = 2, a = 1, [3] = 3 } do
    text = text .. key
    sum = sum + value
  end
  local list = { 5, 3, 9, 1 }
  table.sort(list, function(a, b) return a > b end)
  return fail { zh = text, en = text .. list[1] .. sum .. math.type(sum) }
end)

automatic("H-4", function(app)
  return app:text "exitAnnex/@endApplication" == "" and pass()
end)

automatic("H-5", function()
  return no_such_name() and pass()
end)
