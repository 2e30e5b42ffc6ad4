profile {
  id = "small", version = "1.0.0", title = { zh = "小方案", en = "Small" },
  scheme = "pboc-tool", phase = "exit", policies = { "small" },
  dimensions = { service = { weight = 3 }, legality = { weight = 1 } },
  outcomes = {
    { id = "good", label = { zh = "好", en = "Good" }, total = 5000 },
    { id = "bad", label = { zh = "坏", en = "Bad" } },
  },
}