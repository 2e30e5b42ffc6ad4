profile { id = "p4", title = { zh = "例", en = "Example" }, scheme = "pboc-tool", phase = "exit", policies = { "pol" },
  dimensions = { service = { weight = 3 }, legality = { weight = 2 }, innovation = { weight = 1 } }, rules = {  },
  outcomes = { { id = "good", label = { zh = "好", en = "Good" }, total = 8000, no_veto = true, minimums = true, failures = { critical = 0, minor = 3 } }, { id = "bad", label = { zh = "差", en = "Bad" } } } }
