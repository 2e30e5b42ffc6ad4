-- Exit from the CSRC's pilot (评估退出), with its four conclusions. There is
-- no band of the total: what counts is whether the expected effects were
-- reached (IV-10) and what hazard the experts see (RC-23). Weights, minimums
-- and shares are proposals for the policy author.
profile {
  id = "csrc-exit",
  version = "1.0.0",
  inherits = "sandbox-base",
  title = {
    zh = "证监会金融科技创新试点：评估退出",
    en = "CSRC fintech pilot: assessment and exit",
  },
  scheme = "csrc-pilot",
  phase = "exit",
  plugins = { "identifiers", "evidence", "service-metrics" },
  wants = { ["service-metrics"] = {} }, -- measures only
  dimensions = {
    ["innovation"] = { weight = 20, minimum = 6000 },
    ["service"] = { weight = 15, minimum = 6000 },
    ["legality"] = { weight = 20, minimum = 7000 },
    ["data-security"] = { weight = 15, minimum = 6000 },
    ["risk-control"] = { weight = 30, minimum = 7000 },
  },
  rules = {
    -- 容错: computed for each incident and cited, never a decision.
    ["RC-16"] = { weight = 0 },
  },
  outcomes = {
    -- 达到预期效果且未发现风险隐患
    {
      id = "normal-operation",
      label = { zh = "转常态化运营", en = "Normal operation" },
      no_veto = true,
      minimums = true,
      failures = { major = 0 },
      at_least = { ["IV-10"] = 10000, ["RC-23"] = 10000 },
    },
    -- Short of that, without a large hazard.
    {
      id = "improve",
      label = {
        zh = "业务和技术改进",
        en = "Improve business and technology",
      },
      no_veto = true,
      failures = { critical = 0 },
      at_least = { ["RC-23"] = 5000 },
    },
    -- 较大风险隐患
    {
      id = "rectify-or-exit",
      label = { zh = "整改或退出", en = "Rectify or exit" },
      at_least = { ["LC-29"] = 1, ["LC-31"] = 1 },
    },
    -- Broken pledges (LC-29), or the pilot abused for unlawful activity
    -- (LC-31).
    {
      id = "stop",
      label = { zh = "暂停/停止", en = "Suspend or stop" },
    },
  },
}
