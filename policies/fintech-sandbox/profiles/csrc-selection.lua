-- Selection for the CSRC's pilot (申报遴选): external experts look at
-- innovation, feasibility, safety and risk control; an application is taken
-- if no major risk is found, or if what is found has safeguards and
-- compensation. Weights and bands are proposals for the policy author.
profile {
  id = "csrc-selection",
  version = "1.0.0",
  inherits = "sandbox-admission",
  title = {
    zh = "证监会金融科技创新试点：申报遴选",
    en = "CSRC fintech pilot: selection",
  },
  scheme = "csrc-pilot",
  dimensions = {
    ["service"] = { weight = 10 },
    ["risk-control"] = { weight = 25 },
  },
  outcomes = {
    {
      id = "admit",
      label = { zh = "纳入", en = "Admit" },
      no_veto = true,
      total = 8000,
      minimums = true,
      failures = { critical = 0, major = 2 },
      -- Every risk has a measure (RC-01), and there is compensation
      -- (RC-03): 防范和补偿机制.
      at_least = { ["RC-01"] = 10000, ["RC-03"] = 10000 },
    },
    {
      id = "revise",
      label = { zh = "修改完善后再报", en = "Revise and resubmit" },
      no_veto = true,
    },
    {
      id = "reject",
      label = { zh = "不予纳入", en = "Reject" },
    },
  },
}
