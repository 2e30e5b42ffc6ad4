-- What lasts: whether people go on using it, and the efficiency it brought.

-- Measures with decimals, as whole millionths: they compare exactly.
local MILLION = 1000000

local function millionths(value)
  return math.floor(value * MILLION + 0.5)
end

-- Millionths of a per cent in a basis point; billionths of one in a p.
local BASIS_POINT = 10000
local P_BASIS_POINT = 100000

rule {
  id = "IV-09",
  title = { zh = "商业可持续", en = "Commercially sustainable" },
  dimension = "innovation",
  phases = { "exit" },
  severity = "minor",
  kind = "both",
  cites = { "pboc-tool" },
  params = {
    activity = {
      type = "percent",
      default = 5000,
      min = 1,
      max = 10000,
    },
  },
  guidance = {
    zh = "结合近三个月业务量、收入与成本（见度量 activity、cost-cover "
      .. "和业务量序列），判断测试补贴和推广停止后，"
      .. "应用能否靠自身收入或明确的公共投入持续运营。"
      .. "参数 activity 为近三个月月均交易量占最高月的最低比例。",
    en = "From activity, revenue and cost of the last three months (the "
      .. "measures activity and cost-cover, and the volumes): once "
      .. "subsidies and promotion of the test end, can it go on by its "
      .. "own revenue or a public contribution that is certain? The "
      .. "parameter activity is the least part of the best month's "
      .. "transactions that the last three have to keep.",
  },
  scale = {
    {
      at = 0,
      zh = "业务已萎缩，或离开补贴无法运营",
      en = "use has collapsed, or it cannot run without subsidies",
    },
    {
      at = 40,
      zh = "业务量不稳，收入长期不能覆盖成本，没有改善计划",
      en = "use is unsteady; revenue does not cover cost, with no plan",
    },
    {
      at = 60,
      zh = "业务量稳定，有可信的盈亏平衡计划或确定的资金来源",
      en = "use is steady; a credible plan to break even, or a certain "
        .. "source of funds",
    },
    {
      at = 80,
      zh = "业务量增长，收入已能覆盖成本",
      en = "use grows and revenue covers cost",
    },
    {
      at = 100,
      zh = "业务量持续增长，收入明显高于成本，模式可长期运行",
      en = "use keeps growing, revenue is well above cost, and it can "
        .. "run for good",
    },
  },
  rationale = {
    zh = "测试结束后不能持续的应用，推广了也难以为继。",
    en = "What cannot go on after the test is not worth spreading.",
  },
  remedy = {
    zh = "逐月补充交易笔数、收入和成本；说明业务量下降的原因和持续运营安排。",
    en = "Give transactions, revenue and cost of every month; explain a "
      .. "decline and how the service will go on.",
  },
  check = function(app, p)
    local share = millionths(measure "service-metrics.activity")
    local cover = millionths(measure "service-metrics.cost-cover")
    if share < p.activity * BASIS_POINT then
      return fail {
        zh = "近三个月月均交易量为最高月的 {share:percent}，"
          .. "低于 {limit:percent}",
        en = "the last three months had {share:percent} of the best "
          .. "month's transactions, less than {limit:percent}",
        share = share // BASIS_POINT,
        limit = p.activity,
      }:at(app, "operation/volume/@transactions")
    end
    local missing = measure "service-metrics.activity-gaps"
    if missing > 0 then
      return insufficient {
        zh = "缺少 {missing} 个月的业务量：自上线起应逐月提交",
        en = "the volumes of {missing} months are missing; every month "
          .. "since going live is asked for",
        missing = missing,
      }:at(app, "operation/volume")
    end
    return pass {
      zh = "近三个月月均交易量为最高月的 {share:percent}，"
        .. "收入为成本的 {cover:percent}",
      en = "the last three months had {share:percent} of the best "
        .. "month's transactions; revenue was {cover:percent} of cost",
      share = share // BASIS_POINT,
      cover = cover // BASIS_POINT,
    }:at(app, "operation/volume")
  end,
}

rule {
  id = "IV-12",
  title = {
    zh = "效率提升有证据",
    en = "The gain in efficiency is proven",
  },
  dimension = "innovation",
  phases = { "exit" },
  severity = "minor",
  cites = { "pboc-tool" },
  params = {
    significance = {
      type = "percent",
      default = 500,
      min = 1,
      max = 2000,
    },
    points = {
      type = "integer",
      unit = "points before and after",
      default = 5,
      min = 4,
      max = 1000,
    },
  },
  rationale = {
    zh = "办理效率的提升要由上线前后的数据证明，而不是偶然波动："
      .. "用曼-惠特尼检验比较两组数据。",
    en = "Figures from before and after prove that it became more "
      .. "efficient and that this is no accident: both are compared "
      .. "by the Mann-Whitney test.",
  },
  remedy = {
    zh = "按同一口径补充上线前后的效率数据；提升不显著的，延长观察期。",
    en = "Give figures of before and after, measured alike; where the "
      .. "gain is not significant, observe longer.",
  },
  check = function(app, p)
    local path = "operation/metricSeries[@kind='efficiency']"
    local better = millionths(measure "service-metrics.change-better")
    local points = measure "service-metrics.change-points"
    if better <= 50 * MILLION then
      return fail {
        zh = "上线后的数据没有变好：仅 {better:percent} 的前后配对更优",
        en = "the figures did not become better: in only "
          .. "{better:percent} of pairs the later one is",
        better = better // BASIS_POINT,
      }:at(app, path)
    end
    if points < p.points then
      return insufficient {
        zh = "上线前后至少各需 {limit} 个数据点，现有 {points} 个",
        en = "{limit} points are needed both before and after; there "
          .. "are {points}",
        limit = p.points,
        points = points,
      }:at(app, path)
    end
    -- In billionths of one.
    local chance = math.floor(
      measure "service-metrics.change-p" * 1000000000 + 0.5)
    if chance >= p.significance * P_BASIS_POINT then
      return fail {
        zh = "效率提升不显著：p 值 {chance:percent}，"
          .. "应小于 {limit:percent}",
        en = "the gain is not significant: p is {chance:percent} and "
          .. "has to be less than {limit:percent}",
        chance = chance // P_BASIS_POINT,
        limit = p.significance,
      }:at(app, path)
    end
    return pass()
  end,
}
