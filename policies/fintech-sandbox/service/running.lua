-- The service as it runs: availability, speed, success, outages, drills.

-- A share in basis points, rounded down, from a point of a series in "%" or
-- "bp". The addend is below what the grammar can write: it undoes the binary
-- fraction of figures like 99.95.
local function basis_points(point, unit)
  local value = point:number "@value"
  if unit == "%" then
    value = value * 100
  end
  return math.floor(value + 0.000001)
end

-- The first whole month of the test, since it went live, of which none of the
-- days speaks, as an insufficient outcome at the path; or nil. A month that is
-- left out must not do better than a month that is told.
local function month_left_out(app, days, path)
  local told = {}
  for _, day in ipairs(days) do
    told[day.year * 12 + day.month - 1] = true
  end
  local live = app:date "milestone[@type='live']/@date"
  local ends = app:date("milestone[@type='completion']/@date", app.as_of)
  if ends > app.as_of then
    ends = app.as_of
  end
  local first = live.year * 12 + live.month - 1
  if live.day > 1 then
    first = first + 1
  end
  for month = first, ends.year * 12 + ends.month - 2 do
    if not told[month] then
      return insufficient {
        zh = "缺少 {month} 的数据：自上线起应逐月提交",
        en = "nothing is told of {month}; every month since going "
          .. "live is asked for",
        month = ("%04d-%02d"):format(month // 12, month % 12 + 1),
      }:at(app, path)
    end
  end
  return nil
end

local function point_days(series)
  local days = {}
  for i, point in ipairs(series:all "point") do
    days[i] = point:date "@date"
  end
  return days
end

local function no_share(point)
  return insufficient {
    zh = "比率应在 0% 至 100% 之间，请核对",
    en = "a share must be between 0% and 100%; check it",
  }:at(point, "@value")
end

local function no_points(series)
  return insufficient {
    zh = "序列“{id}”没有数据",
    en = "series '{id}' has no points",
    id = series:text("@id", "?"),
  }:at(series, "point")
end

local function share_unit(series)
  local unit = series:text "unit"
  if unit == "%" or unit == "bp" then
    return unit
  end
  return nil
end

local function unit_unknown(series)
  return insufficient {
    zh = "序列“{id}”的单位应为 % 或 bp",
    en = "series '{id}' must have the unit % or bp",
    id = series:text("@id", "?"),
  }:at(series, "unit")
end

local function series_missing(app, zh, en)
  return insufficient {
    zh = "运行记录中没有{zh_what}序列",
    en = "the operation record has no series of {en_what}",
    zh_what = zh,
    en_what = en,
  }:at(app, "operation/metricSeries")
end

rule {
  id = "SQ-12",
  title = { zh = "可用率", en = "Availability" },
  dimension = "service",
  phases = { "operation" },
  severity = "major",
  cites = { "jrt-0199#service-quality", "jrt-0199#continuity" },
  params = {
    availability = {
      type = "percent",
      default = 9990,
      min = 1,
      max = 10000,
    },
  },
  rationale = {
    zh = "各月可用率应达到声明的服务水平；未声明的，按默认值。",
    en = "Each month's availability reaches the level declared, or the "
      .. "default where none was.",
  },
  remedy = {
    zh = "查明中断原因，改进容灾与运维，使可用率达标。",
    en = "Find out why the service was down and improve redundancy and "
      .. "operation.",
  },
  check = function(app, p)
    if not app:exists
      "operation/metricSeries[@kind='availability']/point" then
      return series_missing(app, "可用率", "availability")
    end
    local limit = app:percent("service/sla/@availability",
      p.availability)
    return app:each("operation/metricSeries",
      function(series)
        if series:text "@kind" ~= "availability" then
          return not_applicable()
        end
        local unit = share_unit(series)
        if not unit then
          return unit_unknown(series)
        end
        if not series:exists "point" then
          return no_points(series)
        end
        local complete = false
        return series:each("point", function(point)
          local share = basis_points(point, unit)
          if share < 0 or share > 10000 then
            return no_share(point)
          end
          if share >= limit and complete then
            return pass()
          elseif share >= limit then
            -- Said once, not with every point.
            complete = true
            return month_left_out(app, point_days(series),
              "operation/metricSeries/point/@date") or pass()
          end
          return fail {
            zh = "{day} 可用率 {share:percent}，"
              .. "低于 {limit:percent}",
            en = "availability was {share:percent} on {day}, "
              .. "below {limit:percent}",
            day = point:text("@date", "?"),
            share = share,
            limit = limit,
          }:at(point, "@value")
        end)
      end)
  end,
}

rule {
  id = "SQ-14",
  title = { zh = "交易成功率", en = "Success rate" },
  dimension = "service",
  phases = { "operation" },
  severity = "major",
  cites = { "jrt-0199#transactions", "jrt-0199#service-quality" },
  params = {
    success_rate = {
      type = "percent",
      default = 9900,
      min = 1,
      max = 10000,
    },
    max_drop = {
      type = "percent",
      default = 50,
      min = 1,
      max = 10000,
    },
  },
  rationale = {
    zh = "成功率应达标，且不得有未说明原因的突然下降。",
    en = "The success rate reaches its level and does not drop suddenly "
      .. "without an explanation.",
  },
  remedy = {
    zh = "查明失败原因；对突降关联相应事件或变更。",
    en = "Find out why transactions fail; link a sudden drop to the "
      .. "incident or change behind it.",
  },
  check = function(app, p)
    if not app:exists
      "operation/metricSeries[@kind='success-rate']/point" then
      return series_missing(app, "交易成功率", "success rates")
    end
    local limit = app:percent("service/sla/@successRate",
      p.success_rate)
    local explained = {}
    for _, path in ipairs { "operation/incident", "operation/change" } do
      for _, node in ipairs(app:all(path)) do
        explained[node:text("@id", "")] = true
      end
    end
    return app:each("operation/metricSeries",
      function(series)
        if series:text "@kind" ~= "success-rate" then
          return not_applicable()
        end
        local unit = share_unit(series)
        if not unit then
          return unit_unknown(series)
        end
        if not series:exists "point" then
          return no_points(series)
        end
        local points = {}
        for _, node in ipairs(series:all "point") do
          points[#points + 1] = {
            node = node,
            day = node:date "@date",
            share = basis_points(node, unit),
          }
        end
        table.sort(points, function(a, b)
          return a.day < b.day
        end)
        for i, point in ipairs(points) do
          if point.share < 0 or point.share > 10000 then
            return no_share(point.node)
          end
          if point.share < limit then
            return fail {
              zh = "{day} 交易成功率 {share:percent}，"
                .. "低于 {limit:percent}",
              en = "the success rate was {share:percent} on "
                .. "{day}, below {limit:percent}",
              day = point.day,
              share = point.share,
              limit = limit,
            }:at(point.node, "@value")
          end
          local before = points[i - 1]
          if before and before.share - point.share > p.max_drop
            and not (point.node:exists "@explainedBy"
            and explained[point.node:text "@explainedBy"]) then
            return fail {
              zh = "{day} 交易成功率较上期下降 "
                .. "{drop:percent}，未说明原因",
              en = "the success rate fell by {drop:percent} "
                .. "on {day} without an explanation",
              day = point.day,
              drop = before.share - point.share,
            }:at(point.node, "@value")
          end
        end
        return month_left_out(app, point_days(series),
          "operation/metricSeries/point/@date") or pass()
      end)
  end,
}

local RANKS = { pass = 1, partial = 2, fail = 3 }

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
      if not last or day > last or RANKS[reached] > RANKS[result] then
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
