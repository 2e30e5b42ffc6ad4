-- Operation under the invented regulation.
profile {
  id         = "trial-operation",
  version    = "2026.1",
  title      = { zh = "示例市试点运行评价", en = "Operation in the trial of Example City" },
  scheme     = "pboc-tool",
  phase      = "operation",
  policies   = { "trial" },
  dimensions = { ["risk-control"] = { weight = 100, minimum = 6000, when_empty = "met" } },
  outcomes   = {
    {
      id       = "continue",
      label    = { zh = "继续运行", en = "Continue" },
      minimums = true,
      failures = { major = 0 },
    },
    { id = "rectify", label = { zh = "整改", en = "Rectify" } },
  },
}
