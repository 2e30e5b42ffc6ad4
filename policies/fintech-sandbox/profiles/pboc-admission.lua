-- Admission to the PBoC's tool: may the application enter the test?
profile {
  id = "pboc-admission",
  version = "1.0.0",
  inherits = "sandbox-admission",
  title = {
    zh = "人民银行创新监管工具：准入评价",
    en = "PBoC innovation tool: admission",
  },
  scheme = "pboc-tool",
  policies = { "fintech-sandbox", "sandbox-criteria" },
  rules = {
    -- Criteria of schemes abroad that relax rules. This tool waives none, so
    -- the need for support (SC-02) is information here, and the others are
    -- judged by this pack's own rules.
    ["SC-01"] = false,
    ["SC-02"] = { weight = 0 },
    ["SC-03"] = false,
    ["SC-04"] = false,
  },
}
