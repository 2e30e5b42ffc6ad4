-- Systems: classified protection and logs.

rule {
  id = "DS-15",
  title = {
    zh = "等保定级与测评",
    en = "Classified protection: level and test",
  },
  dimension = "data-security",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "csl#classified-protection", "mlps" },
  params = {
    min_level = {
      type = "integer",
      unit = "level",
      default = 2,
      min = 1,
      max = 5,
    },
    high_level = {
      type = "integer",
      unit = "level",
      default = 3,
      min = 1,
      max = 5,
    },
    large_persons = {
      type = "integer",
      unit = "persons",
      default = 1000000,
      min = 1,
      max = 1400000000,
    },
    test_days = {
      type = "integer",
      unit = "days",
      default = 365,
      min = 30,
      max = 1095,
    },
  },
  rationale = {
    zh = "系统应完成等级保护备案；涉及客户资金或大量个人信息的不低于三级，"
      .. "三级系统每年测评，结论不低于中且无高风险。",
    en = "Systems are filed for classified protection, at level 3 where "
      .. "customers' funds or much personal information is "
      .. "involved; level 3 is tested yearly, graded medium or "
      .. "better and free of high risks.",
  },
  remedy = {
    zh = "按要求定级、备案和测评，整改高风险项。",
    en = "File at the right level, have it tested, and remove the high "
      .. "risks.",
  },
  check = function(app, p)
    if not app:exists "security/mlps" then
      return insufficient {
        zh = "未提交等级保护定级与测评信息",
        en = "nothing is said of classified protection",
      }:at(app, "security/mlps")
    end
    local needed = p.min_level
    if app:bool "app/@holdsFunds"
      or app:integer "data/@persons" >= p.large_persons then
      needed = math.max(needed, p.high_level)
    end
    return app:each("security/mlps", function(mlps)
      mlps:text "filingNo"
      local level = mlps:integer "@level"
      if level < needed then
        return fail {
          zh = "等保定为 {level} 级，应不低于 {needed} 级",
          en = "the protection level is {level}; at least "
            .. "{needed} is asked",
          level = level,
          needed = needed,
        }:at(mlps, "@level")
      end
      if mlps:text "@grade" == "poor" then
        return fail {
          zh = "等保测评结论为差",
          en = "the protection test was graded poor",
        }:at(mlps, "@grade")
      end
      local high = mlps:integer "@highRisk"
      if high < 0 then
        return insufficient {
          zh = "高风险问题数为负，请核对",
          en = "the count of high risks is negative; check it",
        }:at(mlps, "@highRisk")
      end
      if high > 0 then
        return fail {
          zh = "等保测评有 {high} 个高风险问题",
          en = "the protection test found {high} high risks",
          high = high,
        }:at(mlps, "@highRisk")
      end
      if level < 3 then
        return pass()
      end
      local tested = mlps:date "@testDate"
      local age = app.as_of - tested
      if age >= 0 and age <= p.test_days then
        return pass()
      end
      return fail {
        zh = "等保测评日期 {tested}，不在评价基准日前 {limit} 天之内",
        en = "the protection test is dated {tested}, not within "
          .. "{limit} days before the assessment day",
        tested = tested,
        limit = p.test_days,
      }:at(mlps, "@testDate")
    end)
  end,
}

rule {
  id = "DS-16",
  title = { zh = "日志留存", en = "Logs are kept" },
  dimension = "data-security",
  phases = { "admission", "operation" },
  severity = "major",
  cites = { "csl#log-retention" },
  params = {
    min_days = {
      type = "integer",
      unit = "days",
      default = 183,
      min = 183,
      max = 3650,
    },
  },
  rationale = {
    zh = "网络日志留存不少于六个月。",
    en = "Network logs are kept for at least six months.",
  },
  remedy = {
    zh = "将日志留存期限延长到六个月以上。",
    en = "Keep the logs for six months or longer.",
  },
  check = function(app, p)
    local days = app:integer "network/@logRetentionDays"
    if days >= p.min_days then
      return pass()
    end
    return fail {
      zh = "日志留存 {days} 天，不足 {limit} 天",
      en = "logs are kept for {days} days; at least {limit} are asked",
      days = days,
      limit = p.min_days,
    }:at(app, "network/@logRetentionDays")
  end,
}
