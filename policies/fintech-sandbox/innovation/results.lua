-- What came of the expectations: effects reached, scale kept.

-- How many basis points `part` is of `whole`, rounded down. Counts of a
-- size that no institution has are cut on both sides: nothing overflows.
local function share_of(part, whole)
  while part > 100000000000000 or whole > 100000000000000 do
    part, whole = part // 10, whole // 10
  end
  if whole == 0 then
    return part > 0 and 100000000000000 or 10000
  end
  return part * 10000 // whole
end

-- Decimals have at most six digits after the point: as whole millionths
-- they divide without binary fractions.
local function millionths(value)
  return math.floor(value * 1000000 + 0.5)
end

-- The part of the way from baseline to target that was gone, 0 to 10000.
local function attainment(effect, value)
  local target = millionths(effect:number "@target")
  local reached = millionths(value)
  local from = 0
  if effect:exists "@baseline" then
    from = millionths(effect:number "@baseline")
  elseif effect:text("@better", "higher") == "lower" then
    -- Without a baseline a ceiling is either kept or not.
    return reached <= target and 10000 or 0
  end
  local way, gone = target - from, reached - from
  if way < 0 then
    way, gone = -way, -gone
  end
  if gone >= way then
    return 10000
  elseif gone <= 0 then
    return 0
  end
  return share_of(gone, way)
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
      values[realised:text "@metricId"] = realised
    end
    local sum, weights = 0, 0
    for _, effect in ipairs(app:all "app/expectedEffect") do
      if effect:exists "@target" then
        local metric = effect:text "@metricId"
        local realised = values[metric]
        if not realised then
          return insufficient {
            zh = "指标“{metric}”没有实现值",
            en = "metric '{metric}' has no realised value",
            metric = metric,
          }:at(app, "exitAnnex/realisedEffect/@value")
        end
        local weight = effect:integer("@weight", 1)
        sum = sum + weight
          * attainment(effect, realised:number "@value")
        weights = weights + weight
      end
    end
    if weights == 0 then
      return insufficient {
        zh = "声明书中没有带目标值的预期效果",
        en = "the declaration has no expected effect with a target",
      }:at(app, "app/expectedEffect/@target")
    end
    local share = sum // weights
    if share >= p.attainment then
      return pass()
    end
    return fail {
      zh = "预期效果加权达成率 {share:percent}，低于 {limit:percent}",
      en = "the effects were reached to {share:percent} by weight, "
        .. "less than {limit:percent}",
      share = share,
      limit = p.attainment,
    }:at(app, "exitAnnex/realisedEffect")
  end,
}

local function compare(what, actual, declared, p, place)
  local share = share_of(actual, declared)
  if share > p.most
    or share == p.most and actual * 1.0 * 10000
    > declared * 1.0 * p.most then
    return fail {
      zh = "实际{zh_what} {actual}，为声明的 {declared} 的 "
        .. "{share:percent}，属未声明的扩张",
      en = "{en_what}: {actual}, which is {share:percent} of the "
        .. "declared {declared}: an undeclared expansion",
      zh_what = what.zh,
      en_what = what.en,
      actual = actual,
      declared = declared,
      share = share,
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
    local list = {}
    for _, node in ipairs(app:all "operation/volume") do
      list[#list + 1] = { node = node, month = node:date "@month" }
    end
    table.sort(list, function(a, b) return a.month < b.month end)
    local last = list[#list].node
    -- The last twelve months stand for the year; fewer are scaled up.
    local first = math.max(1, #list - 11)
    local months = #list - first + 1
    local customers = app:integer "app/expectedScale/@customers"
    local worst = compare({ zh = "客户数", en = "customers" },
      last:integer "@customers", customers, p, last)
    if worst then
      return worst
    end
    if app:exists "app/expectedScale/@transactionsPerYear" then
      local sum = 0
      for i = first, #list do
        sum = sum + list[i].node:integer "@transactions"
      end
      worst = compare({ zh = "年交易笔数", en = "transactions a year" },
        sum * 12 // months,
        app:integer "app/expectedScale/@transactionsPerYear",
        p, last)
      if worst then
        return worst
      end
    end
    if app:exists "app/expectedScale/@amount" then
      local sum = 0
      for i = first, #list do
        sum = sum + list[i].node:money "@amount"
      end
      worst = compare(
        { zh = "年交易金额（分）", en = "amount a year in fen" },
        sum * 12 // months,
        app:money "app/expectedScale/@amount", p, last)
    end
    return worst or pass()
  end,
}
