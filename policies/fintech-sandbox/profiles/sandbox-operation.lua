-- Operation, whatever the scheme: may the test go on as it is?
-- Weights, minimums and bands are proposals for the policy author.
profile {
  id = "sandbox-operation",
  abstract = true,
  inherits = "sandbox-base",
  title = { zh = "各机制运行评价的共同部分", en = "What operations share" },
  phase = "operation",
  plugins = { "identifiers", "evidence", "data-flow", "service-metrics" },
  -- Neither has rules of this phase; both offer measures.
  wants = { ["data-flow"] = {}, ["service-metrics"] = {} },
  dimensions = {
    -- One minor rule alone judges innovation in this phase.
    ["innovation"] = { weight = 5 },
    ["service"] = { weight = 30, minimum = 5000 },
    ["legality"] = { weight = 20, minimum = 5000 },
    ["data-security"] = { weight = 20, minimum = 5000 },
    ["risk-control"] = { weight = 25, minimum = 5000 },
  },
  outcomes = {
    {
      id = "continue",
      label = { zh = "继续", en = "Continue" },
      no_veto = true,
      minimums = true,
      failures = { major = 0 },
      -- A stale or failed drill is no veto here (RC-06), but it
      -- has to be put right.
      at_least = { ["RC-06"] = 10000 },
    },
    {
      id = "rectify",
      label = { zh = "整改", en = "Rectify" },
      no_veto = true,
    },
    {
      id = "suspend",
      label = { zh = "暂停或停止", en = "Suspend or stop" },
    },
  },
}
