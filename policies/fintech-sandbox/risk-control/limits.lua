-- Limits and monitoring: what keeps a test within its bounds.

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

-- What the records of one month tell together: a month in halves is one
-- month. A figure below zero takes nothing off, and a sum that no figure can
-- reach is cut before it overflows.
local function together(records, kind, path)
  local sum, below = 0, false
  for _, record in ipairs(records) do
    local value = record[kind](record, path)
    below = below or value < 0
    sum = math.min(sum + math.max(value, 0), 1000000000000000000)
  end
  return sum, below
end

-- The limit of a month: that of the stage of the roll-out it falls into, where
-- the stage has one below that of the whole.
local function limit_of(app, month, path, whole)
  local limit, latest = whole, nil
  for _, stage in ipairs(app:all "app/expectedScale/stage") do
    local from = stage:date "@from"
    -- The month in which a stage begins is given its limit already.
    if from.year * 12 + from.month <= month.year * 12 + month.month
      and (not latest or from > latest) then
      latest = from
      limit = math.min(whole, stage:integer(path))
    end
  end
  return limit
end

rule {
  id = "RC-10",
  title = {
    zh = "灰度与限额",
    en = "Staged roll-out and limits",
  },
  dimension = "risk-control",
  phases = { "admission", "operation" },
  severity = "major",
  cites = { "plan-2019", "hkma-fss" },
  rationale = {
    zh = "测试应有客户数和业务量的限额；分阶段放开的，各阶段的限额同样不得超出。",
    en = "A test has limits on customers and volume, by stage where it is "
      .. "rolled out in stages, and keeps them.",
  },
  remedy = {
    zh = "声明限额；超限的立即压降并报告。",
    en = "Declare the limits; reduce at once what exceeds them, and "
      .. "report it.",
  },
  check = function(app)
    local customers = app:integer "app/expectedScale/@customerLimit"
    local amount = app:money "app/expectedScale/@monthlyAmount"
    if customers <= 0 or amount <= 0 then
      return fail {
        zh = "限额应大于零",
        en = "limits must be above zero",
      }:at(app, "app/expectedScale")
    end
    if app:text "@phase" ~= "operation" then
      return pass()
    end
    local trades
    if app:exists "app/expectedScale/@monthlyTransactions" then
      trades = app:integer "app/expectedScale/@monthlyTransactions"
    end
    if not app:exists "operation/volume" then
      return insufficient {
        zh = "未提交每月业务量",
        en = "no monthly volume was submitted",
      }:at(app, "operation/volume")
    end
    local currency = app:text("app/expectedScale/@currency", "CNY")
    local days, months, complete = {}, {}, false
    for i, volume in ipairs(app:all "operation/volume") do
      local day = volume:date "@month"
      local number = day.year * 12 + day.month
      days[i] = day
      months[number] = months[number] or {}
      table.insert(months[number], volume)
    end
    return app:each("operation/volume", function(volume)
      local month = volume:date "@month"
      local number = month.year * 12 + month.month
      local records = months[number]
      -- The first record of a month speaks for all of them.
      if not records then
        return pass()
      end
      months[number] = nil
      local count, below = together(records, "integer", "@customers")
      local most = limit_of(app, month, "@customers", customers)
      if count > most then
        return fail {
          zh = "{month} 客户数 {count}，超过限额 {limit}",
          en = "{count} customers in {month}; the limit is {limit}",
          month = month,
          count = count,
          limit = most,
        }:at(volume, "@customers")
      end
      for _, record in ipairs(records) do
        if record:text("@currency", "CNY") ~= currency then
          return insufficient {
            zh = "{month} 的交易金额与限额币种不同，无法比较",
            en = "the amount of {month} is in another currency "
              .. "than the limit",
            month = month,
          }:at(record, "@currency")
        end
      end
      local sum, owing = together(records, "money", "@amount")
      if below or owing then
        return insufficient {
          zh = "{month} 的业务量为负，请核对",
          en = "the volume of {month} is negative; check it",
          month = month,
        }:at(volume)
      end
      local largest = limit_of(app, month, "@monthlyAmount", amount)
      if sum > largest then
        return fail {
          zh = "{month} 交易金额 {sum:yuan} 元，"
            .. "超过限额 {limit:yuan} 元",
          en = "{sum:yuan} yuan were traded in {month}; the "
            .. "limit is {limit:yuan}",
          month = month,
          sum = sum,
          limit = largest,
        }:at(volume, "@amount")
      end
      local done = trades and together(records, "integer", "@transactions")
      if trades and done > trades then
        return fail {
          zh = "{month} 交易 {count} 笔，超过限额 {limit}",
          en = "{count} transactions in {month}; the limit is "
            .. "{limit}",
          month = month,
          count = done,
          limit = trades,
        }:at(volume, "@transactions")
      end
      if complete then
        return pass()
      end
      -- Said once, not with every month.
      complete = true
      return month_left_out(app, days, "operation/volume/@month")
        or pass()
    end)
  end,
}

rule {
  id = "RC-11",
  title = { zh = "监测接入", en = "Monitoring is connected" },
  dimension = "risk-control",
  phases = { "operation" },
  severity = "critical",
  cites = { "jrt-0200", "jrt-0198", "pboc-tool" },
  params = {
    max_gap = {
      type = "integer",
      unit = "days",
      default = 45,
      min = 1,
      max = 366,
    },
  },
  rationale = {
    zh = "运行中的应用须按节奏报送监测情况，不得长期中断。",
    en = "A running application reports to the monitoring in rhythm, "
      .. "without long gaps.",
  },
  remedy = {
    zh = "补报中断期间的监测情况，恢复按期报送。",
    en = "Report on the gap and resume the rhythm.",
  },
  check = function(app, p)
    local last = app:date "milestone[@type='live']/@date"
    if not app:exists "operation/monitoringReport" then
      return insufficient {
        zh = "运行记录中没有监测报告",
        en = "the operation record has no monitoring report",
      }:at(app, "operation/monitoringReport/@date")
    end
    local days = {}
    for _, node in ipairs(app:all "operation/monitoringReport") do
      local day = node:date "@date"
      -- Fraud reports have a rhythm of their own (LC-24).
      if node:text "@kind" ~= "fraud"
        and day <= app.as_of and day > last then
        days[#days + 1] = day
      end
    end
    days[#days + 1] = app.as_of
    table.sort(days, function(a, b) return a < b end)
    for _, day in ipairs(days) do
      if day - last > p.max_gap then
        return fail {
          zh = "{from} 至 {to} 之间 {days} 天没有监测报告，"
            .. "上限 {limit} 天",
          en = "no monitoring report for {days} days between "
            .. "{from} and {to}; the limit is {limit}",
          from = last,
          to = day,
          days = day - last,
          limit = p.max_gap,
        }:at(app, "operation/monitoringReport")
      end
      last = day
    end
    return pass()
  end,
}

local LEARNS = {
  ["ai-ml"] = true,
  ["deep-learning"] = true,
  ["llm"] = true,
  ["federated"] = true,
}

rule {
  id = "RC-17",
  title = {
    zh = "算法异常监测与下线",
    en = "Models are monitored and can be stopped",
  },
  dimension = "risk-control",
  phases = { "operation" },
  severity = "major",
  cites = { "jrt-0221#internal-control" },
  params = {
    test_days = {
      type = "integer",
      unit = "days",
      default = 365,
      min = 30,
      max = 1095,
    },
  },
  rationale = {
    zh = "算法须持续监测漂移，出现异常时能够及时下线。",
    en = "Models are watched for drift and can be stopped in time.",
  },
  remedy = {
    zh = "将漂移指标调回允许范围，并定期测试紧急下线。",
    en = "Bring the drift back into its band and test the kill switch "
      .. "regularly.",
  },
  check = function(app, p)
    if not app:exists "algorithm" then
      -- Declared technology that learns calls for an algorithm.
      if not app:exists "app/techUse" then
        app:text "app/techUse/@tech"
      end
      for _, use in ipairs(app:all "app/techUse") do
        if LEARNS[use:text "@tech"] then
          return insufficient {
            zh = "声明采用机器学习类技术，但未列出算法",
            en = "technology that learns is declared, but no "
              .. "algorithm is listed",
          }:at(app, "algorithm")
        end
      end
      return not_applicable()
    end
    return app:each("algorithm", function(algorithm)
      if algorithm:text "@kind" == "rules" then
        return not_applicable()
      end
      local id = algorithm:text "@id"
      if not algorithm:bool "@monitored" then
        return fail {
          zh = "算法“{id}”未作持续监测",
          en = "algorithm '{id}' is not monitored",
          id = id,
        }:at(algorithm, "@monitored")
      end
      if not algorithm:bool "@exitPlan" then
        return fail {
          zh = "算法“{id}”没有下线方案",
          en = "algorithm '{id}' has no plan to be stopped",
          id = id,
        }:at(algorithm, "@exitPlan")
      end
      local tested
      for _, check in ipairs(app:all "operation/modelCheck") do
        if check:text "@algorithm" == id then
          local drift = check:number "@drift"
          if drift < check:number "@lower"
            or drift > check:number "@upper" then
            return fail {
              zh = "算法“{id}”的漂移指标超出允许范围",
              en = "the drift of algorithm '{id}' is out "
                .. "of its band",
              id = id,
            }:at(check, "@drift")
          end
          if check:exists "@killSwitchTest" then
            local day = check:date "@killSwitchTest"
            if day <= app.as_of
              and (not tested or day > tested) then
              tested = day
            end
          end
        end
      end
      if not tested then
        return insufficient {
          zh = "算法“{id}”没有监测或紧急下线测试记录",
          en = "no check or kill-switch test of algorithm '{id}' "
            .. "is on record",
          id = id,
        }:at(app, "operation/modelCheck/@killSwitchTest")
      end
      if app.as_of - tested <= p.test_days then
        return pass()
      end
      return fail {
        zh = "算法“{id}”最近一次紧急下线测试在 {tested}，"
          .. "超过 {limit} 天",
        en = "the kill switch of algorithm '{id}' was last tested "
          .. "on {tested}, more than {limit} days ago",
        id = id,
        tested = tested,
        limit = p.test_days,
      }:at(app, "operation/modelCheck")
    end)
  end,
}
