-- Exit from the PBoC's tool: what becomes of the application after the test?
-- Weights, minimums and bands are proposals for the policy author.
profile {
  id = "pboc-exit",
  version = "1.0.0",
  inherits = "sandbox-base",
  title = {
    zh = "人民银行创新监管工具：退出评价",
    en = "PBoC innovation tool: exit",
  },
  scheme = "pboc-tool",
  phase = "exit",
  plugins = { "identifiers", "evidence", "service-metrics" },
  wants = { ["service-metrics"] = {} }, -- measures only
  dimensions = {
    ["innovation"] = { weight = 25, minimum = 6000 },
    ["service"] = { weight = 15, minimum = 6000 },
    ["legality"] = { weight = 25, minimum = 7000 },
    ["data-security"] = { weight = 15, minimum = 6000 },
    ["risk-control"] = { weight = 20, minimum = 7000 },
  },
  outcomes = {
    -- The expected effects were reached and no hazard was found.
    {
      id = "normal-operation",
      label = { zh = "转常态化运营", en = "Normal operation" },
      no_veto = true,
      total = 8000,
      minimums = true,
      failures = { major = 0 },
      at_least = { ["IV-10"] = 10000, ["RC-23"] = 10000 },
    },
    {
      id = "improve",
      label = { zh = "业务和技术改进", en = "Improve" },
      no_veto = true,
      total = 6000,
      failures = { critical = 0 },
      at_least = { ["RC-23"] = 5000 },
    },
    -- A large hazard, or a failed veto that is neither a broken pledge
    -- nor abuse of the pilot.
    {
      id = "rectify-or-exit",
      label = { zh = "整改或退出", en = "Rectify or exit" },
      at_least = { ["LC-29"] = 1, ["LC-31"] = 1 },
    },
    {
      id = "stop",
      label = { zh = "停止", en = "Stop" },
    },
  },
}
