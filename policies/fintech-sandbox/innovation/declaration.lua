-- What the declaration says of novelty, of expected effects and of scale.

local ASPECTS = {
  ["data-use"] = { zh = "数据应用", en = "use of data" },
  ["model"] = { zh = "模式", en = "business model" },
  ["technology"] = { zh = "技术", en = "technology" },
  ["service"] = { zh = "服务", en = "service" },
}

-- Characters of a text that say something: spaces do not.
local function characters(text)
  return utf8.len((text:gsub("%s+", ""):gsub("\u{3000}", "")))
end

rule {
  id = "IV-01",
  title = { zh = "创新性说明完整", en = "Novelty statement present" },
  dimension = "innovation",
  phases = { "admission" },
  severity = "major",
  cites = { "jrt-0198" },
  params = {
    min_length = {
      type = "integer",
      unit = "characters",
      default = 50,
      min = 1,
      max = 2000,
    },
  },
  rationale = {
    zh = "评审须知道创新究竟在何处：每项创新要写明方面，并有足以判断的说明。",
    en = "A panel has to know where the innovation lies: each claim "
      .. "names its aspect and says enough to be judged.",
  },
  remedy = {
    zh = "逐项写明创新方面（数据应用、模式、技术或服务）并补足说明文字。",
    en = "Name the aspect of each claim (data use, model, technology "
      .. "or service) and describe it at sufficient length.",
  },
  check = function(app, p)
    if not app:exists "app/novelty" then
      return insufficient {
        zh = "未提交创新性说明",
        en = "no statement of novelty was submitted",
      }:at(app, "app/novelty")
    end
    return app:each("app/novelty", function(novelty)
      local aspect = ASPECTS[novelty:text "@aspect"]
      local length = characters(novelty:text "desc")
      if length >= p.min_length then
        return pass()
      end
      return fail {
        zh = "{zh_aspect}方面的创新性说明仅 {length} 字，"
          .. "不足 {limit} 字",
        en = "the statement on the {en_aspect} has {length} "
          .. "characters; at least {limit} are asked",
        zh_aspect = aspect.zh,
        en_aspect = aspect.en,
        length = length,
        limit = p.min_length,
      }:at(novelty, "desc")
    end)
  end,
}

-- Where an effect leaves out what it is measured by; nil: nowhere.
local function lacking(effect)
  for _, path in ipairs { "@metricId", "@baseline", "@target", "unit" } do
    if effect:text(path, "") == "" then
      return path
    end
  end
  return nil
end

rule {
  id = "IV-06",
  title = { zh = "预期效果可度量", en = "Expected effects are measurable" },
  dimension = "innovation",
  phases = { "admission" },
  severity = "major",
  cites = { "csrc-pilot", "jrt-0198" },
  rationale = {
    zh = "退出评价要对照预期效果。没有指标、基准、目标和单位的效果，"
      .. "届时无从对照。",
    en = "The exit evaluation compares results with what was expected. "
      .. "An effect without metric, baseline, target and unit "
      .. "cannot be compared.",
  },
  remedy = {
    zh = "至少为一项预期效果补充指标编号、基准值、目标值和单位，"
      .. "且目标值不同于基准值。",
    en = "Give at least one expected effect its metric, baseline, "
      .. "target and unit, with a target other than the baseline.",
  },
  check = function(app)
    local gap, gap_at, empty_target
    for _, effect in ipairs(app:all "app/expectedEffect") do
      local path = lacking(effect)
      if path then
        -- The first effect's gap is what the applicant is asked for.
        if not gap then
          gap, gap_at = effect, path
        end
      elseif effect:number "@target" ~= effect:number "@baseline" then
        return pass()
      else
        empty_target = empty_target or effect
      end
    end
    if empty_target then
      return fail {
        zh = "指标“{metric}”的目标值与基准值相同，看不出预期效果",
        en = "metric '{metric}' has a target equal to its "
          .. "baseline: no effect is expected",
        metric = empty_target:text "@metricId",
      }:at(empty_target, "@target")
    end
    if gap then
      return insufficient {
        zh = "没有一项预期效果可以度量：请补全指标、基准值、目标值和单位",
        en = "no expected effect can be measured: complete metric, "
          .. "baseline, target and unit",
      }:at(gap, gap_at)
    end
    return insufficient {
      zh = "未提交预期效果",
      en = "no expected effect was submitted",
    }:at(app, "app/expectedEffect")
  end,
}

rule {
  id = "IV-07",
  title = {
    zh = "预期规模合理",
    en = "Expected scale is bounded and plausible",
  },
  dimension = "innovation",
  phases = { "admission" },
  severity = "minor",
  cites = { "hkma-fss", "fca-sandbox" },
  params = {
    min_average = {
      type = "money",
      unit = "fen",
      default = 1,
      min = 0,
      max = 1000000000000,
    },
    max_average = {
      type = "money",
      unit = "fen",
      default = 1000000000,
      min = 1,
      max = 100000000000000,
    },
  },
  rationale = {
    zh = "测试须有边界：预期规模要有数字，笔均金额要说得通，"
      .. "服务用户数不得超过上限。",
    en = "A test has bounds: the scale is a number, the average amount "
      .. "is plausible, and users stay within the declared cap.",
  },
  remedy = {
    zh = "补充年交易笔数与金额，核对笔均金额；"
      .. "预期用户数应不超过各类用户上限之和。",
    en = "Give yearly transactions and amount, check the average, and "
      .. "keep expected customers within the sum of user caps.",
  },
  check = function(app, p)
    local customers = app:integer "app/expectedScale/@customers"
    local transactions =
      app:integer "app/expectedScale/@transactionsPerYear"
    local amount = app:money "app/expectedScale/@amount"

    if app:text("app/expectedScale/@currency", "CNY") ~= "CNY" then
      return insufficient {
        zh = "预期金额不是人民币，无法与笔均金额的范围比较",
        en = "the expected amount is not in yuan and cannot be held "
          .. "against the range of averages",
      }:at(app, "app/expectedScale/@currency")
    end
    if customers <= 0 or transactions <= 0 then
      return fail {
        zh = "预期用户数（{customers}）与年交易笔数"
          .. "（{transactions}）均应大于零",
        en = "expected customers ({customers}) and yearly "
          .. "transactions ({transactions}) must be above zero",
        customers = customers,
        transactions = transactions,
      }:at(app, "app/expectedScale")
    end
    local average, rest = amount // transactions, amount % transactions
    if average < p.min_average or average > p.max_average
      or average == p.max_average and rest > 0 then
      return fail {
        zh = "笔均金额约 {average:yuan} 元，不在 {low:yuan} 元至 "
          .. "{high:yuan} 元之间",
        en = "the average transaction is about {average:yuan} yuan, "
          .. "outside {low:yuan} to {high:yuan} yuan",
        average = average,
        low = p.min_average,
        high = p.max_average,
      }:at(app, "app/expectedScale/@amount")
    end
    local cap, capped = 0, app:count "service/user" > 0
    for _, user in ipairs(app:all "service/user") do
      if user:exists "@cap" then
        cap = cap + user:integer "@cap"
      else
        capped = false
      end
    end
    if not capped then
      -- A group without a cap is bounded by the application's limit.
      local limit = app:integer "app/expectedScale/@customerLimit"
      if customers <= limit then
        return pass()
      end
      return fail {
        zh = "预期用户数 {customers} 超过客户数上限 {limit}",
        en = "{customers} customers are expected; the limit is "
          .. "{limit}",
        customers = customers,
        limit = limit,
      }:at(app, "app/expectedScale/@customers")
    end
    if customers > cap then
      return fail {
        zh = "预期用户数 {customers} 超过各类服务用户上限之和 {cap}",
        en = "{customers} customers are expected; the caps of the "
          .. "user groups add up to {cap}",
        customers = customers,
        cap = cap,
      }:at(app, "app/expectedScale/@customers")
    end
    return pass()
  end,
}
