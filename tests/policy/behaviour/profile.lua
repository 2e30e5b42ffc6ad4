-- The profile that the rules of behaviour/rules.lua are run with.
profile {
  id = "behaviour", title = { zh = "行为", en = "What rules may do" },
  scheme = "pboc-tool", phase = "admission", policies = { "behaviour" },
  dimensions = { service = { weight = 1 } },
  outcomes = {
    { id = "good", label = { zh = "好", en = "Good" }, total = 5000 },
    { id = "bad", label = { zh = "差", en = "Bad" } },
  },
}
