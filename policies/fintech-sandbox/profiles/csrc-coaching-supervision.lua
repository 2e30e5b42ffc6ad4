-- Coaching (辅导) under way, the second of its stages.
profile {
  id = "csrc-coaching-supervision",
  version = "1.0.0",
  inherits = "csrc-supervision",
  title = {
    zh = "证监会金融科技创新试点辅导：持续监督",
    en = "CSRC fintech coaching: supervision",
  },
  scheme = "csrc-coaching",
  policies = { "fintech-sandbox", "csrc-coaching" },
}
