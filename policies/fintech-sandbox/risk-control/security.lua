-- The security assessment and what tests found.

rule {
  id = "RC-07",
  title = {
    zh = "技术安全性评估有效",
    en = "The security assessment is valid",
  },
  dimension = "risk-control",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "jrt-0198", "jrt-0199", "pboc-tool" },
  rationale = {
    zh = "上线前须有结论为通过、上线时仍有效、"
      .. "没有未决高危问题的技术安全性评估。",
    en = "Before going live there is a security assessment that passed, "
      .. "is still valid on that day, and leaves no high issue open.",
  },
  remedy = {
    zh = "解决高危问题，重新评估或延长有效期。",
    en = "Close the high issues; assess again or extend the validity.",
  },
  check = function(app)
    if not app:exists "security" then
      return insufficient {
        zh = "未提交技术安全性评估",
        en = "no security assessment was submitted",
      }:at(app, "security")
    end
    local live = app:date "app/@plannedLive"
    return app:each("security", function(security)
      local conclusion = security:text "@conclusion"
      if conclusion == "conditional" then
        return fail {
          zh = "技术安全性评估结论为有条件通过，不是通过",
          en = "the security assessment passed with conditions "
            .. "only",
        }:at(security, "@conclusion")
      elseif conclusion ~= "pass" then
        return fail {
          zh = "技术安全性评估结论为不通过",
          en = "the security assessment did not pass",
        }:at(security, "@conclusion")
      end
      for _, issue in ipairs(security:all "openIssue") do
        if issue:text "@severity" == "high"
          and (not issue:exists "@closed"
          or issue:date "@closed" > app.as_of) then
          return fail {
            zh = "技术安全性评估有未解决的高危问题",
            en = "the security assessment leaves a high issue "
              .. "open",
          }:at(issue, "@severity")
        end
      end
      local valid_to = security:date "@validTo"
      if valid_to < live then
        return fail {
          zh = "评估有效期至 {valid_to}，早于拟上线日 {live}",
          en = "the assessment is valid until {valid_to}, "
            .. "before the planned live date {live}",
          valid_to = valid_to,
          live = live,
        }:at(security, "@validTo")
      end
      local made = security:date "@date"
      if made > app.as_of then
        return fail {
          zh = "评估日期 {made} 晚于评价基准日 {as_of}",
          en = "the assessment is dated {made}, "
            .. "after the assessment day {as_of}",
          made = made,
          as_of = app.as_of,
        }:at(security, "@date")
      end
      return pass()
    end)
  end,
}

rule {
  id = "RC-08",
  title = {
    zh = "渗透与漏洞闭环",
    en = "Vulnerabilities are closed",
  },
  dimension = "risk-control",
  phases = { "admission", "operation" },
  severity = "major",
  cites = { "jrt-0199#network" },
  rationale = {
    zh = "渗透测试发现的高危漏洞应全部修复，中危漏洞应在期限内修复。",
    en = "Of what penetration tests find, everything high is closed, "
      .. "and what is medium by its due day.",
  },
  remedy = {
    zh = "修复漏洞并复测，更新未修复数量。",
    en = "Repair, test again, and update the open counts.",
  },
  check = function(app)
    if not app:exists "security/penTest" then
      return insufficient {
        zh = "未提交渗透测试结果",
        en = "no penetration test was submitted",
      }:at(app, "security/penTest")
    end
    return app:each("security/penTest", function(test)
      local made = test:date "@date"
      local high = test:integer "@high"
      if high > 0 then
        return fail {
          zh = "有 {high} 个高危漏洞未修复",
          en = "{high} high vulnerabilities are open",
          high = high,
        }:at(test, "@high")
      end
      local medium = test:integer "@medium"
      if high < 0 or medium < 0 or made > app.as_of then
        return insufficient {
          zh = "渗透测试日期 {made} 晚于评价基准日，"
            .. "或漏洞数为负，请核对",
          en = "the test of {made} is after the assessment day, or a "
            .. "count is negative; check it",
          made = made,
        }:at(test)
      end
      if medium == 0 then
        return pass()
      end
      local due = test:date "@mediumDue"
      if due >= app.as_of then
        return pass()
      end
      return fail {
        zh = "有 {medium} 个中危漏洞未修复，期限 {due} 已过",
        en = "{medium} medium vulnerabilities are open past {due}",
        medium = medium,
        due = due,
      }:at(test, "@medium")
    end)
  end,
}
