-- Satisfaction: SQ-10, by what the plugin service-metrics measured.

local function survey(answers, score, lower)
  return {
    ["service-metrics.satisfaction-answers"] = answers,
    ["service-metrics.satisfaction"] = score,
    ["service-metrics.satisfaction-lower"] = lower,
  }
end

test { rule = "SQ-10", base = "operation-full",
  { measures = survey(420, "88.6", "85.204363"), expect = "pass" },
  -- Both sides of each of the three limits.
  { measures = survey(100, "80", "75"), expect = "pass" },
  { measures = survey(99, "80", "75"), expect = "fail",
    message = "only 99 answers; 100 are needed",
    at = "operation/satisfaction/@n" },
  { measures = survey(100, "79.99", "75"), expect = "fail",
    message = "得分率 79.99%，低于 80.00%",
    at = "operation/satisfaction/@score" },
  { measures = survey(100, "79.999999", "75"), expect = "fail" },
  { measures = survey(100, "80", "74.999999"), expect = "fail" },
  { measures = survey(100, "80", "74.99"), expect = "fail",
    message = "bound of satisfaction is 74.99%, less than 75.00%",
    at = "operation/satisfaction/@n" },
  { params = { answers = 30 }, measures = survey(30, "80", "75"),
    expect = "pass" },
  { params = { answers = 30 }, measures = survey(29, "80", "75"),
    expect = "fail" },
  { params = { score = 70 }, measures = survey(100, "70", "75"),
    expect = "pass" },
  { params = { score = 90 }, measures = survey(100, "89", "75"),
    expect = "fail" },
  { params = { lower = 60 }, measures = survey(100, "80", "60"),
    expect = "pass" },
  { params = { lower = 80 }, measures = survey(100, "80", "79"),
    expect = "fail" },
  -- What is missing.
  { measures = survey(false, "80", "75"), expect = "insufficient",
    at = "measure(service-metrics.satisfaction-answers)" },
  { measures = survey(100, false, "75"), expect = "insufficient" },
  { measures = survey(100, "80", false), expect = "insufficient" },
  { remove = { "operation/satisfaction/method" },
    measures = survey(420, "88.6", "85"), expect = "insufficient",
    at = "operation/satisfaction/method" },
  { remove = { "operation/satisfaction" },
    measures = survey(420, "88.6", "85"), expect = "insufficient" },
  { measures = {}, expect = "error",
    message = "service-metrics.satisfaction-answers" },
}

test { rule = "SQ-10", base = "clean-exit",
  { measures = survey(420, "88.6", "85.204363"), expect = "pass" },
}
