-- Risk metrics: whether they stayed where they belong.

rule {
  id = "RC-21",
  title = {
    zh = "风险监测指标回归",
    en = "Risk metrics stay in their band",
  },
  dimension = "risk-control",
  phases = { "operation", "exit" },
  severity = "major",
  cites = { "jrt-0200", "pboc-tool" },
  params = {
    excursions = {
      type = "integer",
      unit = "unexplained excursions",
      default = 0,
      min = 0,
      max = 100,
    },
    points = {
      type = "integer",
      unit = "unexplained points outside the band",
      default = 0,
      min = 0,
      max = 1000,
    },
  },
  rationale = {
    zh = "风险指标越界或持续偏离原有水平（累积和控制图），"
      .. "要么有事件、变更可以解释，要么是未被发现的风险。",
    en = "A risk metric that leaves its band, or drifts from its level (a "
      .. "CUSUM chart), is explained by an incident or change, or it is "
      .. "a risk that nobody noticed.",
  },
  remedy = {
    zh = "为异常测点关联相应事件或变更；无法说明的，查明原因并处置。"
      .. "每个指标至少需要 8 个测点，不足的按周或按日提交。",
    en = "Link what stands out to its incident or change; where there is "
      .. "none, find the cause and deal with it. Each metric needs 8 "
      .. "points at least: give weekly or daily ones if months are few.",
  },
  check = function(app, p)
    local path = "operation/metricSeries[@kind='risk']"
    local points = measure "service-metrics.band-excursions"
    if points > p.points then
      return fail {
        zh = "风险指标有 {points} 个测点超出正常范围，未说明原因"
          .. "（上限 {limit} 个）",
        en = "{points} points of risk metrics lie outside their band "
          .. "without an explanation; the limit is {limit}",
        points = points,
        limit = p.points,
      }:at(app, path)
    end
    local excursions = measure "service-metrics.cusum-excursions"
    if excursions > p.excursions then
      return fail {
        zh = "风险指标持续偏离原有水平 {excursions} 次，未说明原因"
          .. "（上限 {limit} 次）",
        en = "risk metrics left their level {excursions} times without "
          .. "an explanation; the limit is {limit}",
        excursions = excursions,
        limit = p.excursions,
      }:at(app, path)
    end
    local missing = measure "service-metrics.risk-gaps"
    if missing > 0 then
      return insufficient {
        zh = "缺少 {missing} 个月的风险指标数据：自上线起应逐月提交",
        en = "figures of risk metrics are missing for {missing} months; "
          .. "every month since going live is asked for",
        missing = missing,
      }:at(app, path)
    end
    return pass()
  end,
}
