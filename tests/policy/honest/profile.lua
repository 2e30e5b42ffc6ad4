-- The profile that honest and hostile policies are run with.
profile {
  id = "beside", title = { zh = "并列", en = "Side by side" },
  scheme = "pboc-tool", phase = "admission", policies = { "honest" },
  dimensions = { service = { weight = 1 }, legality = { weight = 1 } },
  outcomes = {
    { id = "good", label = { zh = "好", en = "Good" }, total = 5000 },
    { id = "bad", label = { zh = "差", en = "Bad" } },
  },
}
