-- Operation under the PBoC's tool: may the test go on as it is?
-- Weights, minimums and bands are proposals for the policy author.
profile {
  id = "pboc-operation",
  version = "1.0.0",
  title = {
    zh = "人民银行创新监管工具：运行评价",
    en = "PBoC innovation tool: operation",
  },
  scheme = "pboc-tool",
  phase = "operation",
  policies = { "fintech-sandbox" },
  plugins = { "identifiers", "evidence", "data-flow", "service-metrics" },
  -- No plugin has rules of this phase; three offer measures.
  wants = {
    ["data-flow"] = {},
    evidence = {},
    identifiers = {},
    ["service-metrics"] = {},
  },
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
  undetermined = {
    label = { zh = "待补正", en = "To be supplemented" },
  },
}
