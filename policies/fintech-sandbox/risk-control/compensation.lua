-- Compensation: that it exists, and that it is enough.

rule {
  id = "RC-03",
  title = { zh = "风险补偿机制", en = "Compensation exists" },
  dimension = "risk-control",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "plan-2019", "jrt-0198", "csrc-pilot" },
  rationale = {
    zh = "用户因测试受损，应有拨备、保险、先行赔付等补偿，且条件和期限明确。",
    en = "Users who suffer from the test are compensated, by provision, "
      .. "insurance or advance payment, on clear terms and in time.",
  },
  remedy = {
    zh = "写明补偿方式、启动条件和赔付期限。",
    en = "State the kind, the trigger and the deadline.",
  },
  check = function(app)
    if not app:exists "risk/compensation/kind" then
      return insufficient {
        zh = "未写明风险补偿方式",
        en = "no kind of compensation is stated",
      }:at(app, "risk/compensation/kind")
    end
    app:text "risk/compensation/kind"
    app:text "risk/compensation/trigger"
    local days = app:integer "risk/compensation/@deadlineDays"
    if days > 0 then
      return pass()
    end
    return fail {
      zh = "赔付期限为 {days} 天，应大于零",
      en = "the deadline is {days} days; it must be above zero",
      days = days,
    }:at(app, "risk/compensation/@deadlineDays")
  end,
}

-- A share of an amount in basis points, rounded up, without overflow.
local function part_of(amount, points)
  local whole, rest = amount // 10000, amount % 10000
  return whole * points + (rest * points + 9999) // 10000
end

rule {
  id = "RC-04",
  title = { zh = "补偿额度充足", en = "Compensation is enough" },
  dimension = "risk-control",
  phases = { "admission" },
  severity = "major",
  kind = "both",
  cites = { "plan-2019" },
  params = {
    loss_rate = {
      type = "percent",
      default = 10,
      min = 0,
      max = 10000,
    },
    coverage = {
      type = "percent",
      default = 10000,
      min = 1,
      max = 10000,
    },
  },
  guidance = {
    zh = "对照预期规模和风险点，判断补偿额度、"
      .. "来源和赔付能力是否足以覆盖可能的损失。"
      .. "参数 loss_rate 为预计损失率，coverage 为要求覆盖的比例。",
    en = "Against scale and risks: do amount, source and capacity cover "
      .. "the possible loss? The parameter loss_rate is the expected "
      .. "rate of loss, coverage the part to be covered.",
  },
  scale = {
    {
      at = 0,
      zh = "额度或来源明显不足",
      en = "amount or source plainly insufficient",
    },
    {
      at = 40,
      zh = "仅能覆盖一般情形下的部分损失",
      en = "covers part of an ordinary loss",
    },
    {
      at = 60,
      zh = "足以覆盖一般情形下的损失",
      en = "covers an ordinary loss",
    },
    {
      at = 100,
      zh = "极端情形下仍足以覆盖，来源有保障",
      en = "covers an extreme loss from a secure source",
    },
  },
  rationale = {
    zh = "补偿不足，风险就转嫁给了用户。",
    en = "Where compensation falls short, users carry the risk.",
  },
  remedy = {
    zh = "提高补偿额度或缩小测试规模。",
    en = "Raise the amount or reduce the scale of the test.",
  },
  check = function(app, p)
    local amount = app:money "risk/compensation/@amount"
    local yearly = app:money "app/expectedScale/@amount"
    if yearly <= 0 then
      return insufficient {
        zh = "预期年交易金额应大于零，否则无法测算补偿额度",
        en = "the expected yearly amount must be above zero; without "
          .. "it compensation cannot be measured",
      }:at(app, "app/expectedScale/@amount")
    end
    local money = app:text("risk/compensation/@currency", "CNY")
    if money ~= app:text("app/expectedScale/@currency", "CNY") then
      return insufficient {
        zh = "补偿额度与预期金额的币种不同，无法比较",
        en = "compensation and expected amount are in different "
          .. "currencies and cannot be compared",
      }:at(app, "risk/compensation/@currency")
    end
    local needed = part_of(part_of(yearly, p.loss_rate), p.coverage)
    if amount >= needed then
      return pass()
    end
    return fail {
      zh = "补偿额度 {amount:yuan} 元，按预期年金额和损失率 "
        .. "{rate:percent} 测算应不少于 {needed:yuan} 元",
      en = "{amount:yuan} is available; at a loss rate of "
        .. "{rate:percent} of the yearly amount {needed:yuan} "
        .. "is needed",
      amount = amount,
      rate = p.loss_rate,
      needed = needed,
    }:at(app, "risk/compensation/@amount")
  end,
}
