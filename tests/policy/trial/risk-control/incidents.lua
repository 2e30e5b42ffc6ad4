-- Seconds since 1970 of a date and time such as 2026-06-28T10:00:00+08:00
local function seconds(node, path)
  local text = node:text(path)
  local h, m, s, zone = text:match "T(%d%d):(%d%d):(%d%d)[%.%d]*(.*)$"
  local offset = 0
  local sign, zh, zm = zone:match "^([+-])(%d%d):(%d%d)$"
  if sign then
    offset = tonumber(zh) * 3600 + tonumber(zm) * 60
    if sign == "-" then
      offset = -offset
    end
  end
  local days = node:date(path) - date "1970-01-01"
  return days * 86400 + tonumber(h) * 3600 + tonumber(m) * 60 + tonumber(s) - offset
end

rule {
  id        = "TRIAL-03",
  title     = {
    zh = "高等级事件按时报告，客户损失按时足额赔付",
    en = "High incidents are reported in time, and losses of customers compensated in full",
  },
  dimension = "risk-control",
  phases    = { "operation" },
  severity  = "critical",
  cites     = { "trial-measures#incidents" },
  params    = {
    report_hours = { type = "integer", unit = "hours", default = 48, min = 1, max = 720 },
    compensate_days = { type = "integer", unit = "days", default = 30, min = 1, max = 365 },
  },
  rationale = {
    zh = "主管部门须及时知悉重大事件，客户损失须及时弥补。",
    en = "The authority has to know soon of what is grave, and customers are made whole.",
  },
  remedy    = {
    zh = "立即报告事件，足额赔付客户损失。",
    en = "Report the incident at once and compensate the customers in full.",
  },
  -- Where none happened, each has nothing to judge: not applicable.
  check     = function(app, p)
    if not app:exists "operation/incident" and app:text "operation/@incidents" ~= "none" then
      return insufficient {
        zh = "声明有事件，却未列出",
        en = "incidents are said to be listed, but there are none",
      }:at(app, "operation/incident")
    end
    return app:each("operation/incident", function(incident)
      local level = incident:text "@level"
      if level ~= "high" and level ~= "critical" then
        return not_applicable()
      end
      local late = seconds(incident, "@reported") - seconds(incident, "@detected")
      if late > p.report_hours * 3600 then
        return fail {
          zh = "发现后超过 {hours} 小时才报告",
          en = "reported more than {hours} hours after it was detected",
          hours = p.report_hours,
        }:at(incident, "@reported")
      end
      local loss = incident:money "@loss"
      if loss == 0 then
        return pass()
      end
      local due = incident:date "@reported" + p.compensate_days
      -- Until the last day is over there is time.
      if app.as_of <= due then
        return pass()
      end
      local paid = incident:money "@compensated"
      if paid < loss then
        return fail {
          zh = "损失 {loss:yuan} 元，赔付期限 {due} 已过，仅赔付 {paid:yuan} 元",
          en = "of a loss of {loss:yuan} yuan only {paid:yuan} is compensated; it was due by {due}",
          loss = loss,
          paid = paid,
          due = due,
        }:at(incident, "@compensated")
      end
      if incident:date "@compensatedOn" > due then
        return fail {
          zh = "赔付晚于 {due}",
          en = "compensated later than {due}",
          due = due,
        }:at(incident, "@compensatedOn")
      end
      return pass()
    end)
  end,
}
