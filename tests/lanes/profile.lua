-- The profile of the rules that try lanes.
profile {
  id = "lanes", title = { zh = "评价进程", en = "Lanes" },
  scheme = "pboc-tool", phase = "admission", policies = { "lanes" },
  dimensions = { service = { weight = 1 } },
  outcomes = {
    { id = "good", label = { zh = "好", en = "Good" }, total = 5000 },
    { id = "bad", label = { zh = "差", en = "Bad" } },
  },
}
