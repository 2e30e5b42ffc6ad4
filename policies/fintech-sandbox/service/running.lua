-- The service as it runs: drills and outages.

local WORSE = {
  pass = {},
  partial = { pass = true },
  fail = { pass = true, partial = true },
}

rule {
  id = "SQ-16",
  title = { zh = "灾备演练", en = "Disaster drill within a year" },
  dimension = "service",
  phases = { "operation" },
  severity = "major",
  cites = { "jrt-0199#continuity", "plan-2019" },
  params = {
    max_age = {
      type = "integer",
      unit = "days",
      default = 365,
      min = 30,
      max = 1095,
    },
    partly_share = {
      type = "percent",
      default = 5000,
      min = 1,
      max = 9999,
    },
  },
  rationale = {
    zh = "容灾与应急安排要靠演练证明有效。",
    en = "Redundancy and emergency plans are proven by drills.",
  },
  remedy = {
    zh = "开展灾备演练，对未达标项整改后重新演练。",
    en = "Hold a drill; where it fell short, correct and repeat it.",
  },
  check = function(app, p)
    local last, result, place
    local function take(day, node, path)
      if day > app.as_of or last and day < last then
        return
      end
      local reached = node:text(path)
      -- Of two on one day the worse counts.
      if not last or day > last or WORSE[reached][result] then
        last, result, place = day, reached, node
      end
    end
    for _, drill in ipairs(app:all "risk/emergency/drill") do
      take(drill:date "@date", drill, "@result")
    end
    if app:exists "continuity/@drillDate" then
      take(app:date "continuity/@drillDate", app:one "continuity",
        "@drillResult")
    end
    if not last then
      return insufficient {
        zh = "没有截至评价基准日的演练记录",
        en = "no drill is on record by the assessment day",
      }:at(app, "continuity/@drillDate")
    end
    local age = app.as_of - last
    if age > p.max_age then
      return fail {
        zh = "最近一次演练在 {last}，距评价基准日 {age} 天，"
          .. "超过 {limit} 天",
        en = "the last drill was on {last}, {age} days ago; the "
          .. "limit is {limit}",
        last = last,
        age = age,
        limit = p.max_age,
      }:at(place)
    end
    if result == "pass" then
      return pass()
    end
    if result == "partial" then
      return partial(p.partly_share, {
        zh = "{last} 的演练部分达标",
        en = "the drill of {last} reached its aims in part",
        last = last,
      }):at(place)
    end
    return fail {
      zh = "{last} 的演练未达标",
      en = "the drill of {last} failed",
      last = last,
    }:at(place)
  end,
}

rule {
  id = "SQ-18",
  title = { zh = "服务中断通知", en = "Outages are announced" },
  dimension = "service",
  phases = { "operation" },
  severity = "minor",
  cites = { "jrt-0199" },
  params = {
    outage = {
      type = "integer",
      unit = "minutes",
      default = 30,
      min = 0,
      max = 1440,
    },
    notice_days = {
      type = "integer",
      unit = "days",
      default = 1,
      min = 0,
      max = 30,
    },
  },
  rationale = {
    zh = "较长的服务中断应当告知用户。",
    en = "Users are told of longer outages.",
  },
  remedy = {
    zh = "补充中断的用户通知记录，完善通知机制。",
    en = "Supply the record of the notice and improve the procedure.",
  },
  check = function(app, p)
    if not app:exists "operation" then
      return insufficient {
        zh = "未提交运行记录",
        en = "no operation record was submitted",
      }:at(app, "operation")
    end
    if not app:exists "operation/incident" then
      if app:text "operation/@incidents" == "none" then
        return not_applicable {
          zh = "运行记录声明没有发生事件",
          en = "the record states that no incident happened",
        }:at(app, "operation/@incidents")
      end
      return insufficient {
        zh = "声明已列出事件，但记录中没有",
        en = "incidents are said to be listed, but none is",
      }:at(app, "operation/incident")
    end
    return app:each("operation/incident",
      function(incident)
        -- Whatever it is called, what stopped the service counts.
        if incident:text "@kind" ~= "outage"
          and not incident:exists "@outageMinutes" then
          return not_applicable()
        end
        if incident:integer "@outageMinutes" <= p.outage then
          return not_applicable()
        end
        local notice = incident:date "@userNotice"
        local began = incident:date "@time"
        if notice - began <= p.notice_days then
          return pass()
        end
        return fail {
          zh = "{began} 的中断迟至 {notice} 才通知用户，"
            .. "应在 {limit} 天内",
          en = "users were told of the outage of {began} only "
            .. "on {notice}; it has to be within {limit} days",
          began = began,
          notice = notice,
          limit = p.notice_days,
        }:at(incident, "@userNotice")
      end)
  end,
}
