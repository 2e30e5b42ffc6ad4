-- Satisfaction: what users say of the service, and how sure that is.

-- Points of 100 as basis points for messages, rounded down. The addend is
-- below what a measure can have: it undoes the binary fraction of figures
-- like 79.99.
local function points(value)
  return math.floor(value * 100 + 0.000001)
end

rule {
  id = "SQ-10",
  title = {
    zh = "用户满意度",
    en = "Users are satisfied, by a valid survey",
  },
  dimension = "service",
  phases = { "operation", "exit" },
  severity = "major",
  cites = { "pboc-tool" },
  params = {
    answers = {
      type = "integer",
      unit = "answers",
      default = 100,
      min = 1,
      max = 1000000,
    },
    score = {
      type = "integer",
      unit = "points of 100",
      default = 80,
      min = 1,
      max = 100,
    },
    lower = {
      type = "integer",
      unit = "points of 100",
      default = 75,
      min = 1,
      max = 100,
    },
  },
  rationale = {
    zh = "满意度要由样本足够的调查得出：得分之外，还看 95% 置信下限"
      .. "（威尔逊区间），以免少数答卷说明不了问题。",
    en = "Satisfaction is shown by a survey that is large enough: besides "
      .. "the score its lower 95% bound (Wilson) counts, lest a few "
      .. "answers say more than they can.",
  },
  remedy = {
    zh = "说明调查方法，扩大随机样本；得分不足的，查明不满原因并改进服务。",
    en = "State the method and ask a larger random sample; where the score "
      .. "falls short, find out why and improve the service.",
  },
  check = function(app, p)
    app:text "operation/satisfaction/method"
    local answers = measure "service-metrics.satisfaction-answers"
    if answers < p.answers then
      return fail {
        zh = "满意度调查只有 {answers} 份答卷，应不少于 {limit} 份",
        en = "the survey has only {answers} answers; {limit} are needed",
        answers = answers,
        limit = p.answers,
      }:at(app, "operation/satisfaction/@n")
    end
    local score = measure "service-metrics.satisfaction"
    if score < p.score then
      return fail {
        zh = "满意度得分率 {score:percent}，低于 {limit:percent}",
        en = "satisfaction is {score:percent}, less than "
          .. "{limit:percent}",
        score = points(score),
        limit = p.score * 100,
      }:at(app, "operation/satisfaction/@score")
    end
    local lower = measure "service-metrics.satisfaction-lower"
    if lower < p.lower then
      return fail {
        zh = "满意度 95% 置信下限 {lower:percent}，"
          .. "低于 {limit:percent}：样本太少或得分太低",
        en = "the lower 95% bound of satisfaction is {lower:percent}, "
          .. "less than {limit:percent}: too few answers or too low "
          .. "a score",
        lower = points(lower),
        limit = p.lower * 100,
      }:at(app, "operation/satisfaction/@n")
    end
    return pass()
  end,
}
