-- A rule of each kind, and one that looks for what pcall swallows.
rule {
  id = "FA-01", title = { zh = "机构有名称", en = "Organisations have names" },
  dimension = "legality", phases = { "exit" }, severity = "critical",
  veto = true, cites = { "house-rules#names" },
  check = function(app)
    for _, org in ipairs(app:all "org") do
      if #org:text "nameZh" < 3 then
        return fail { zh = "没有名称", en = "no name" }:at(org)
      end
    end
    return pass()
  end,
}

rule {
  id = "FA-02", title = { zh = "完成及时", en = "Completed in time" },
  dimension = "service", phases = { "exit" }, severity = "major",
  params = { days = { type = "integer", default = 300, unit = "days" } },
  check = function(app, p)
    local days = app:date "@asOf" - app:date "milestone/@date"
    if days > p.days then
      return fail {
        days = days, max = p.days,
        zh = "用了 {days} 天，上限 {max} 天",
        en = "took {days} days, the limit is {max}",
      }:at(app, "milestone/@date")
    end
    return pass()
  end,
}

rule {
  id = "FA-03", title = { zh = "附件齐全", en = "Attachments are there" },
  dimension = "service", phases = { "exit" }, severity = "minor",
  check = function(app)
    if measure "little.attachments" > 0 then
      return partial(5000, { zh = "一半", en = "half of it" })
    end
    return fail { zh = "没有附件", en = "no attachments" }
  end,
}

rule {
  id = "FA-04", title = { zh = "确有创新", en = "Truly new" },
  dimension = "innovation", phases = { "exit" }, severity = "major",
  kind = "expert",
  guidance = { zh = "新在哪里？", en = "What is new?" },
  scale = { { at = 0, zh = "无", en = "none" },
            { at = 100, zh = "首创", en = "the first" } },
}

-- What pcall swallows must not become another outcome.
rule {
  id = "FA-05", title = { zh = "保护调用", en = "Under protection" },
  dimension = "service", phases = { "exit" }, severity = "minor",
  applies = function(app)
    return (pcall(function() return #("机构"):rep(999) .. app:text "region" end))
  end,
  check = function(app)
    local list = {}
    local done = pcall(function()
      for i = 1, 40 do list[i] = app:text "app/name" .. i end
    end)
    if done then
      return pass()
    end
    return fail { zh = "没有做完", en = "not done" }
  end,
}
