-- Service levels: availability, speed, success. What series amount to is
-- measured by the plugin service-metrics.

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

-- Measures with decimals, as whole millionths: they compare exactly.
local MILLION = 1000000

local function millionths(value)
  return math.floor(value * MILLION + 0.5)
end

-- Millionths of a per cent in a basis point.
local BASIS_POINT = 10000

-- Nothing where every whole month of the test is told of, as the plugin
-- counts; otherwise an insufficient outcome. A month that is left out must not
-- do better than a month that is told.
local function gaps(app, name, kind)
  local missing = measure(name)
  if missing == 0 then
    return nil
  end
  return insufficient {
    zh = "缺少 {missing} 个月的数据：自上线起应逐月提交",
    en = "nothing is told of {missing} months; every month since going "
      .. "live is asked for",
    missing = missing,
  }:at(app, "operation/metricSeries[@kind='" .. kind .. "']")
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

-- The points of a kind of series that are below the limit, an outcome for
-- each; or nil, as when they lie in a file.
local function points_below(app, kind, limit, outcome)
  local function below(series, point)
    local unit = share_unit(series)
    local share = unit and basis_points(point, unit)
    return share and share < limit and share or nil
  end
  local path = "operation/metricSeries[@kind='" .. kind .. "']"
  local any = false
  for _, series in ipairs(app:all(path)) do
    for _, point in ipairs(series:all "point") do
      any = any or below(series, point) ~= nil
    end
  end
  if not any then
    return nil
  end
  return app:each(path, function(series)
    if not series:exists "point" then
      return not_applicable()
    end
    return series:each("point", function(point)
      local share = below(series, point)
      if not share then
        return not_applicable()
      end
      return outcome(point:text("@date", "?"), share):at(point, "@value")
    end)
  end)
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
    local limit = app:percent("service/sla/@availability",
      p.availability)
    local lowest = millionths(measure "service-metrics.availability")
    if lowest < limit * BASIS_POINT then
      return points_below(app, "availability", limit, function(day, share)
        return fail {
          zh = "{day} 可用率 {share:percent}，"
            .. "低于 {limit:percent}",
          en = "availability was {share:percent} on {day}, "
            .. "below {limit:percent}",
          day = day,
          share = share,
          limit = limit,
        }
      end) or fail {
        zh = "最低月可用率 {share:percent}，低于 {limit:percent}",
        en = "availability was {share:percent} in the worst month, "
          .. "below {limit:percent}",
        share = lowest // BASIS_POINT,
        limit = limit,
      }:at(app, "operation/metricSeries[@kind='availability']")
    end
    return gaps(app, "service-metrics.availability-gaps", "availability")
      or pass()
  end,
}

rule {
  id = "SQ-13",
  title = { zh = "响应时间", en = "Response time" },
  dimension = "service",
  phases = { "operation" },
  severity = "minor",
  cites = { "jrt-0199#service-quality" },
  params = {
    latency = {
      type = "integer",
      unit = "milliseconds",
      default = 1000,
      min = 1,
      max = 600000,
    },
  },
  rationale = {
    zh = "95% 的请求应在声明的时间内得到响应；未声明的，按默认值。",
    en = "95 of 100 requests are answered within the time declared, or "
      .. "the default where none was.",
  },
  remedy = {
    zh = "查明响应变慢的环节，扩容或优化后重新测量。",
    en = "Find what is slow, add capacity or improve it, and measure "
      .. "again.",
  },
  check = function(app, p)
    local limit = app:integer("service/sla/@latencyP95", p.latency)
    local slowest = millionths(measure "service-metrics.latency-p95")
    if slowest > limit * MILLION then
      return fail {
        zh = "95 分位响应时间 {slowest} 毫秒，超过 {limit} 毫秒",
        en = "the 95th percentile of response times is {slowest} ms, "
          .. "more than {limit} ms",
        -- A trifle over the limit shows as more.
        slowest = -(-slowest // MILLION),
        limit = limit,
      }:at(app, "operation/metricSeries")
    end
    return gaps(app, "service-metrics.latency-gaps", "latency-p95")
      or pass()
  end,
}

-- A success rate that lies in a file, by what the plugin read there.
local function success_file(app, p, limit)
  local path = "operation/metricSeries[@kind='success-rate']/@attRef"
  local lowest = millionths(measure "service-metrics.success-rate")
  if lowest < limit * BASIS_POINT then
    return fail {
      zh = "最低月交易成功率 {share:percent}，低于 {limit:percent}",
      en = "the success rate was {share:percent} in the worst month, "
        .. "below {limit:percent}",
      share = lowest // BASIS_POINT,
      limit = limit,
    }:at(app, path)
  end
  local drop = millionths(measure "service-metrics.success-rate-drop")
  if drop > p.max_drop * BASIS_POINT then
    return fail {
      zh = "交易成功率曾下降 {drop:percent}，未说明原因",
      en = "the success rate fell by {drop:percent} without an "
        .. "explanation",
      -- A trifle over the limit shows as more.
      drop = -(-drop // BASIS_POINT),
    }:at(app, path)
  end
  return gaps(app, "service-metrics.success-rate-gaps", "success-rate")
    or pass()
end

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
    if not app:exists "operation/metricSeries[@kind='success-rate']" then
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
          return series:exists "@attRef" and success_file(app, p, limit)
            or no_points(series)
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
