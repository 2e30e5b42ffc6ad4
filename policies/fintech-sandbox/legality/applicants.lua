-- The applicants: their roles, their duties and their record.

rule {
  id = "LC-06",
  title = {
    zh = "牵头单位唯一、职责清楚",
    en = "One lead, and clear duties",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "major",
  cites = { "csrc-pilot" },
  rationale = {
    zh = "须有且仅有一家牵头单位，各参与机构的职责须写明，"
      .. "出现问题才能找到责任人。",
    en = "Exactly one institution leads and each one's duty is written "
      .. "down, so that somebody answers when things go wrong.",
  },
  remedy = {
    zh = "确定唯一的牵头单位，逐家补充职责说明。",
    en = "Settle on one lead and write down every institution's duty.",
  },
  check = function(app)
    if not app:exists "org" then
      return insufficient {
        zh = "未列出申请机构",
        en = "no applicant is listed",
      }:at(app, "org")
    end
    local leads = 0
    for _, org in ipairs(app:all "org") do
      if org:text "@role" == "lead" then
        leads = leads + 1
      end
    end
    if leads ~= 1 then
      return fail {
        zh = "牵头单位有 {leads} 家，应为 1 家",
        en = "{leads} institutions lead; exactly one must",
        leads = leads,
      }:at(app, "org/@role")
    end
    return app:each("org", function(org)
      org:text "duty"
      return pass()
    end)
  end,
}

rule {
  id = "LC-08",
  title = {
    zh = "申请机构无重大违法违规",
    en = "No serious violation by an applicant",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "pboc-tool" },
  params = {
    lookback_days = {
      type = "integer",
      unit = "days",
      default = 730,
      min = 30,
      max = 3650,
    },
  },
  rationale = {
    zh = "申报条件要求申请机构近期无重大违法违规记录。",
    en = "The call for applications demands that applicants have no "
      .. "record of serious violations.",
  },
  remedy = {
    zh = "有重大违法违规记录的机构退出申报，或待回溯期届满后再报。",
    en = "The institution concerned withdraws, or applies again once "
      .. "the look-back period has passed.",
  },
  check = function(app, p)
    if not app:exists "org" then
      return insufficient {
        zh = "未列出申请机构",
        en = "no applicant is listed",
      }:at(app, "org")
    end
    return app:each("org", function(org)
      if not org:exists "violation" then
        -- Only a statement tells "none" from "not said".
        if org:text "@violations" == "none" then
          return pass()
        end
        return insufficient {
          zh = "声明有违法违规记录，但未列出",
          en = "violations are stated, but none is listed",
        }:at(org, "violation")
      end
      return org:each("violation", function(violation)
        local severity = violation:text "@severity"
        if severity ~= "serious" then
          -- Whether that is all is for the institution to say.
          org:text "@violations"
          return pass()
        end
        local day = violation:date "@date"
        if app.as_of - day >= p.lookback_days then
          org:text "@violations"
          return pass()
        end
        return fail {
          zh = "{org}于 {day} 有重大违法违规，未满 {limit} 天",
          en = "{org} committed a serious violation on {day}, "
            .. "less than {limit} days ago",
          org = org:text("nameZh", org:text("uscc", "?")),
          day = day,
          limit = p.lookback_days,
        }:at(violation, "@date")
      end)
    end)
  end,
}
