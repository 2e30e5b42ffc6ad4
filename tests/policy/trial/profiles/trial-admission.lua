-- Admission under the invented regulation.
profile {
  id         = "trial-admission",
  version    = "2026.1",
  title      = { zh = "示例市试点准入评价", en = "Admission to the trial of Example City" },
  scheme     = "pboc-tool",
  phase      = "admission",
  policies   = { "trial" },
  dimensions = {
    service = { weight = 50, minimum = 6000 },
    ["risk-control"] = { weight = 50, minimum = 6000 },
  },
  outcomes   = {
    {
      id       = "accept",
      label    = { zh = "受理", en = "Accept" },
      total    = 8000,
      minimums = true,
      failures = { major = 0 },
    },
    { id = "return", label = { zh = "退回", en = "Return" } },
  },
}
