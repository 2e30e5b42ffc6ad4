-- What came of the expectations: effects reached, scale kept.

-- How many basis points `part` is of `whole`, rounded down, and whether that
-- left a rest. A count of a size that no institution has is not multiplied:
-- nothing overflows.
local function share_of(part, whole)
  if part > 100000000000000 then
    whole = math.max(whole // 10000, 1)
  else
    part = part * 10000
  end
  return part // whole, part % whole > 0
end

-- A figure of a month for a sum that must not overflow: what no month can
-- reach counts as the most that one can.
local function counted(value)
  return math.min(math.max(value, -1), 10000000000000000)
end

-- What the records of one month tell together: a month in halves is one
-- month. A figure below zero is told by itself, so that it hides nothing, and
-- a sum that no figure can reach is cut before it overflows.
local function together(records, kind, path)
  local sum = 0
  for _, record in ipairs(records) do
    local value = record[kind](record, path)
    if value < 0 then
      return value
    end
    sum = math.min(sum + value, 1000000000000000000)
  end
  return sum
end

-- Decimals have at most six digits after the point: as whole millionths
-- they divide without binary fractions.
local function millionths(value)
  return math.floor(value * 1000000 + 0.5)
end

-- Parts of the way are counted so finely that what lies exactly on a limit
-- in basis points is not rounded below it.
local WHOLE = 1000000000

-- The part of the way from baseline to target that was gone, 0 to WHOLE.
local function attainment(effect, value)
  local target = millionths(effect:number "@target")
  local from = millionths(effect:number "@baseline")
  local reached = millionths(value)
  local way, gone = target - from, reached - from
  if way == 0 then
    -- What was to be kept is either kept or not.
    if effect:text "@better" == "lower" then
      gone = -gone
    end
    return gone >= 0 and WHOLE or 0
  end
  if way < 0 then
    way, gone = -way, -gone
  end
  gone = math.max(math.min(gone, way), 0)
  while way > 9000000000 do
    gone, way = gone // 10, way // 10
  end
  return gone * WHOLE // way
end

rule {
  id = "IV-10",
  title = {
    zh = "预期效果达成",
    en = "The declared effects were reached",
  },
  dimension = "innovation",
  phases = { "exit" },
  severity = "major",
  cites = { "csrc-pilot", "pboc-tool" },
  params = {
    attainment = {
      type = "percent",
      default = 8000,
      min = 1,
      max = 10000,
    },
  },
  rationale = {
    zh = "达到预期效果且未发现风险隐患的，方可转常态化运营。",
    en = "Only what reached its expected effects and shows no hazard "
      .. "moves on to normal operation.",
  },
  remedy = {
    zh = "补充各项目标的实现值；未达标的说明差距和改进安排。",
    en = "Give a realised value for every target; where it fell short, "
      .. "explain the gap and what will be improved.",
  },
  check = function(app, p)
    local values = {}
    for _, realised in ipairs(app:all "exitAnnex/realisedEffect") do
      local metric = realised:text "@metricId"
      if values[metric] then
        return insufficient {
          zh = "指标“{metric}”有两个实现值",
          en = "metric '{metric}' has two realised values",
          metric = metric,
        }:at(realised, "@metricId")
      end
      values[metric] = realised
    end
    local weighted = app:exists "app/expectedEffect/@weight"
    local sum, weights, targets = 0, 0, {}
    for _, effect in ipairs(app:all "app/expectedEffect") do
      -- An effect in words alone has nothing to be measured by.
      if effect:exists "@metricId" or effect:exists "@target"
        or effect:exists "@baseline" then
        local metric = effect:text "@metricId"
        targets[metric] = true
        local realised = values[metric]
        if not realised then
          return insufficient {
            zh = "指标“{metric}”没有实现值",
            en = "metric '{metric}' has no realised value",
            metric = metric,
          }:at(app, "exitAnnex/realisedEffect/@value")
        end
        local weight = weighted and effect:integer "@weight" or 1
        sum = sum + weight
          * attainment(effect, realised:number "@value")
        weights = weights + weight
      end
    end
    for _, realised in ipairs(app:all "exitAnnex/realisedEffect") do
      local metric = realised:text "@metricId"
      if not targets[metric] then
        return insufficient {
          zh = "指标“{metric}”有实现值，声明书中却没有相应的"
            .. "预期效果",
          en = "metric '{metric}' has a realised value, but no "
            .. "expected effect",
          metric = metric,
        }:at(realised, "@metricId")
      end
    end
    if weights == 0 then
      return insufficient {
        zh = "声明书中没有带目标值的预期效果",
        en = "the declaration has no expected effect with a target",
      }:at(app, "app/expectedEffect/@target")
    end
    -- Each part was rounded down by less than one.
    local reached = (sum + weights) // weights
    if reached >= p.attainment * (WHOLE // 10000) then
      return pass()
    end
    local share = reached // (WHOLE // 10000)
    return fail {
      zh = "预期效果加权达成率 {share:percent}，低于 {limit:percent}",
      en = "the effects were reached to {share:percent} by weight, "
        .. "less than {limit:percent}",
      share = share,
      limit = p.attainment,
    }:at(app, "exitAnnex/realisedEffect")
  end,
}

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

local function compare(what, actual, declared, p, place)
  if actual < 0 or declared <= 0 then
    return insufficient {
      zh = "{zh_what}的实际值 {actual} 或声明值 {declared} 不合理，"
        .. "无法比较",
      en = "{en_what}: {actual} against the declared {declared} "
        .. "cannot be compared",
      zh_what = what.zh,
      en_what = what.en,
      actual = actual,
      declared = declared,
    }:at(place)
  end
  local share, more = share_of(actual, declared)
  if share > p.most or share == p.most and more then
    return fail {
      zh = "实际{zh_what} {actual}，为声明的 {declared} 的 "
        .. "{share:percent}，上限 {limit:percent}，属未声明的扩张",
      en = "{en_what}: {actual}, which is {share:percent} of the "
        .. "declared {declared}; the limit is {limit:percent}: an "
        .. "undeclared expansion",
      zh_what = what.zh,
      en_what = what.en,
      actual = actual,
      declared = declared,
      -- A trifle over the limit shows as more.
      share = math.max(share, p.most + 1),
      limit = p.most,
    }:at(place)
  end
  if share < p.least then
    return fail {
      zh = "实际{zh_what} {actual}，仅为声明的 {declared} 的 "
        .. "{share:percent}",
      en = "{en_what}: {actual}, only {share:percent} of the "
        .. "declared {declared}",
      zh_what = what.zh,
      en_what = what.en,
      actual = actual,
      declared = declared,
      share = share,
    }:at(place)
  end
  return nil
end

rule {
  id = "IV-11",
  title = { zh = "规模达成偏差", en = "Scale against the declaration" },
  dimension = "innovation",
  phases = { "operation", "exit" },
  severity = "minor",
  cites = { "pboc-tool" },
  params = {
    least = {
      type = "percent",
      default = 2000,
      min = 0,
      max = 10000,
    },
    most = {
      type = "integer",
      unit = "basis points",
      default = 12000,
      min = 10000,
      max = 100000,
    },
  },
  rationale = {
    zh = "规模远低于声明，测试难以说明问题；高于声明，则是未声明的扩张。",
    en = "Far below the declared scale a test shows little; above it, "
      .. "it has expanded without saying so.",
  },
  remedy = {
    zh = "说明偏差原因；需要扩大规模的，先报告变更。",
    en = "Explain the deviation; whoever wants to grow declares the "
      .. "change first.",
  },
  check = function(app, p)
    if not app:exists "operation/volume" then
      return insufficient {
        zh = "未提交每月业务量",
        en = "no monthly volume was submitted",
      }:at(app, "operation/volume")
    end
    local months, known, days = {}, {}, {}
    for i, node in ipairs(app:all "operation/volume") do
      local day = node:date "@month"
      local number = day.year * 12 + day.month
      days[i] = day
      if not known[number] then
        known[number] = { number = number }
        months[#months + 1] = known[number]
      end
      table.insert(known[number], node)
    end
    table.sort(months, function(a, b) return a.number < b.number end)
    local last = months[#months]
    -- The last twelve months stand for the year; fewer are scaled up.
    local first = math.max(1, #months - 11)
    local count = #months - first + 1
    local customers = app:integer "app/expectedScale/@customers"
    local worst = compare({ zh = "客户数", en = "customers" },
      together(last, "integer", "@customers"), customers, p, last[1])
    if worst then
      return worst
    end
    -- What was declared or is reported is compared: leaving out one of
    -- the two is no way around it.
    if app:exists "app/expectedScale/@transactionsPerYear"
      or app:exists "operation/volume/@transactions" then
      local sum = 0
      for i = first, #months do
        sum = sum
          + counted(together(months[i], "integer", "@transactions"))
      end
      worst = compare({ zh = "年交易笔数", en = "transactions a year" },
        sum * 12 // count,
        app:integer "app/expectedScale/@transactionsPerYear",
        p, last[1])
      if worst then
        return worst
      end
    end
    if app:exists "app/expectedScale/@amount"
      or app:exists "operation/volume/@amount" then
      local money = app:text("app/expectedScale/@currency", "CNY")
      local sum = 0
      for i = first, #months do
        for _, node in ipairs(months[i]) do
          if node:text("@currency", "CNY") ~= money then
            return insufficient {
              zh = "业务量与预期规模的币种不同，无法比较",
              en = "volume and expected scale are in different "
                .. "currencies and cannot be compared",
            }:at(node, "@currency")
          end
        end
        sum = sum + counted(together(months[i], "money", "@amount"))
      end
      worst = compare(
        { zh = "年交易金额（分）", en = "amount a year in fen" },
        sum * 12 // count,
        app:money "app/expectedScale/@amount", p, last[1])
    end
    return worst or month_left_out(app, days, "operation/volume")
      or pass()
  end,
}
