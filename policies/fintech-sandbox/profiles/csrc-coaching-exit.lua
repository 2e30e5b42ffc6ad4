-- The end of coaching (辅导), the last of its stages. What it can come to is
-- not published; these conclusions are a proposal for the policy author.
profile {
  id = "csrc-coaching-exit",
  version = "1.0.0",
  inherits = "csrc-exit",
  title = {
    zh = "证监会金融科技创新试点辅导：评估退出",
    en = "CSRC fintech coaching: assessment and exit",
  },
  scheme = "csrc-coaching",
  policies = { "fintech-sandbox", "csrc-coaching" },
  outcomes = {
    {
      id = "completed",
      label = { zh = "完成辅导", en = "Coaching completed" },
      no_veto = true,
      minimums = true,
      failures = { major = 0 },
      at_least = { ["RC-23"] = 10000 },
    },
    {
      id = "continue",
      label = { zh = "改进后继续辅导", en = "Improve and be coached on" },
      no_veto = true,
      at_least = { ["RC-23"] = 5000 },
    },
    {
      id = "stop",
      label = { zh = "终止辅导", en = "End of coaching" },
    },
  },
}
