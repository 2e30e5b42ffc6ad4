-- Supervision of the CSRC's pilot (持续监督): risk monitoring, inspection on
-- and off site, and a periodic conclusion of the assessment group. RC-16 says
-- for each incident whether the conditions of tolerance (容错) are met: it has
-- weight 0, so it informs and decides nothing.
-- Weights and bands are proposals for the policy author.
profile {
  id = "csrc-supervision",
  version = "1.0.0",
  inherits = "sandbox-operation",
  title = {
    zh = "证监会金融科技创新试点：持续监督",
    en = "CSRC fintech pilot: supervision",
  },
  scheme = "csrc-pilot",
  dimensions = {
    -- Investors and a stable market come first.
    ["service"] = { weight = 20 },
    ["risk-control"] = { weight = 35 },
  },
}
