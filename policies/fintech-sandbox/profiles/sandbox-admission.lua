-- Admission, whatever the scheme: what conclusions there are and what each
-- asks for. Minimums and bands are proposals for the policy author.
profile {
  id = "sandbox-admission",
  abstract = true,
  inherits = "sandbox-base",
  title = { zh = "各机制准入评价的共同部分", en = "What admissions share" },
  phase = "admission",
  plugins = { "identifiers", "evidence", "data-flow" },
  wants = {
    ["data-flow"] = {
      ["DS-25"] = {
        title = {
          zh = "隐私计算声明属实",
          en = "The claim of privacy computing holds",
        },
        dimension = "data-security",
        phases = { "admission" },
        severity = "major",
      },
    },
  },
  dimensions = {
    ["innovation"] = { weight = 20, minimum = 6000 },
    ["service"] = { weight = 15, minimum = 6000 },
    ["legality"] = { weight = 25, minimum = 7000 },
    ["data-security"] = { weight = 20, minimum = 7000 },
    ["risk-control"] = { weight = 20, minimum = 7000 },
  },
  outcomes = {
    {
      id = "admit",
      label = { zh = "纳入", en = "Admit" },
      no_veto = true,
      total = 8000,
      minimums = true,
      failures = { critical = 0, major = 2 },
    },
    {
      id = "revise",
      label = { zh = "修改后再报", en = "Revise and resubmit" },
      no_veto = true,
    },
    {
      id = "reject",
      label = { zh = "不予纳入", en = "Reject" },
    },
  },
  undetermined = {
    label = { zh = "补正", en = "To be supplemented" },
  },
}
