-- Coaching (辅导) by the CSRC's pilot, for technology firms without a licensed
-- partner; three stages as in the pilot, of which this is the first. It is no
-- precondition of the pilot. No live securities business: see the policy
-- csrc-coaching.
profile {
  id = "csrc-coaching",
  version = "1.0.0",
  inherits = "csrc-selection",
  title = {
    zh = "证监会金融科技创新试点辅导：申报遴选",
    en = "CSRC fintech coaching: selection",
  },
  scheme = "csrc-coaching",
  policies = { "fintech-sandbox", "csrc-coaching" },
  rules = {
    -- There is no licensed partner yet, and no business that needs a licence.
    ["IV-14"] = false,
    ["LC-01"] = false,
    ["LC-02"] = false,
    ["LC-07"] = false,
  },
}
