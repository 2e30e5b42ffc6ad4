-- Admission to the PBoC's tool: may the application enter the test?
-- Weights, minimums and bands are proposals for the policy author.
profile {
  id = "pboc-admission",
  version = "1.0.0",
  title = {
    zh = "人民银行创新监管工具：准入评价",
    en = "PBoC innovation tool: admission",
  },
  scheme = "pboc-tool",
  phase = "admission",
  policies = { "fintech-sandbox" },
  plugins = { "identifiers", "evidence", "data-flow" },
  -- What is known of a plugin's rules where it cannot be admitted.
  dimensions = {
    ["innovation"] = { weight = 20, minimum = 6000 },
    ["service"] = { weight = 15, minimum = 6000 },
    ["legality"] = { weight = 25, minimum = 7000 },
    ["data-security"] = { weight = 20, minimum = 7000 },
    ["risk-control"] = { weight = 20, minimum = 7000 },
  },
  -- What the report says of the plugin's rules if it cannot be used.
  wants = {
    ["data-flow"] = {
      ["DS-25"] = {
        title = {
          zh = "隐私计算声明属实",
          en = "The claim of privacy computing holds",
        },
        dimension = "data-security",
        severity = "major",
      },
    },
    evidence = {}, -- measures only
    identifiers = {
      ["LC-03"] = {
        title = {
          zh = "统一社会信用代码校验",
          en = "Unified social credit codes have the right "
            .. "check digit",
        },
        dimension = "legality",
        severity = "major",
      },
      ["LC-04"] = {
        title = {
          zh = "法人识别编码（LEI）校验",
          en = "LEIs have the right check digits",
        },
        dimension = "legality",
        severity = "minor",
      },
      ["LC-05"] = {
        title = {
          zh = "应用编号一致",
          en = "The application number agrees with lead "
            .. "and year",
        },
        dimension = "legality",
        severity = "major",
      },
    },
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
