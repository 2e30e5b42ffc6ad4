-- The five eligibility criteria of the FCA's regulatory sandbox over the same
-- dossier, for comparison: in scope, genuine innovation, consumer benefit,
-- readiness, need for support. The FCA asks for all five, so each is a
-- condition; the other rules are those behind consumer benefit and readiness.
-- Unlike the schemes at home this one may relax rules, which is why the need
-- for support counts. No dossier is of this scheme: name it with -P.
-- Weights and bands are proposals for the policy author.
profile {
  id = "fca-eligibility",
  version = "1.0.0",
  inherits = "sandbox-base",
  title = {
    zh = "英国 FCA 监管沙盒：准入标准（对照）",
    en = "FCA regulatory sandbox: eligibility (comparison)",
  },
  scheme = "fca-sandbox",
  phase = "admission",
  policies = { "fintech-sandbox", "sandbox-criteria" },
  dimensions = {
    ["innovation"] = { weight = 35 }, -- genuine innovation, need for support
    ["service"] = { weight = 25 }, -- consumer benefit
    ["legality"] = { weight = 10 }, -- in scope
    ["risk-control"] = { weight = 30 }, -- readiness, safeguards
  },
  only_listed = true,
  rules = {
    ["SC-01"] = true, -- in scope
    ["IV-02"] = { weight = 5 }, -- genuine innovation
    ["SC-02"] = { weight = 3 }, -- need for support: scored here
    ["SC-03"] = true, -- consumer benefit
    ["SQ-04"] = true, -- fees and risks are told to consumers
    ["SQ-05"] = true, -- and they can complain
    ["RC-01"] = true, -- their risks have measures
    ["RC-03"] = { weight = 3 }, -- and they are compensated
    ["SC-04"] = true, -- readiness
    ["IV-06"] = true, -- what the test is to show can be measured
    ["RC-05"] = { weight = 3 }, -- how it ends
    ["RC-10"] = true, -- numbers of customers and amounts are limited
  },
  outcomes = {
    {
      id = "eligible",
      label = { zh = "符合准入标准", en = "Eligible" },
      total = 7500,
      at_least = {
        ["SC-01"] = 10000,
        ["IV-02"] = 10000,
        ["SC-02"] = 10000,
        ["SC-03"] = 10000,
        ["SC-04"] = 10000,
      },
    },
    {
      id = "improve",
      label = { zh = "完善后再申请", en = "Improve and apply again" },
      at_least = { ["SC-01"] = 1, ["IV-02"] = 1 },
    },
    {
      id = "not-eligible",
      label = { zh = "不符合准入标准", en = "Not eligible" },
    },
  },
}
