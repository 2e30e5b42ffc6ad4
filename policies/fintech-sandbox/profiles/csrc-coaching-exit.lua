-- The end of coaching (辅导), the last of its stages.
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
}
