profile { id = "p3", title = { zh = "例", en = "Example" }, scheme = "pboc-tool", phase = "exit", policies = { "pol" },
  dimensions = { legality = { weight = 2 }, innovation = { weight = 1 } }, rules = {  },
  outcomes = { { id = "good", label = { zh = "好", en = "Good" }, total = 8000, no_veto = true, minimums = true, at_least = { ["A-03"] = 5000 } }, { id = "bad", label = { zh = "差", en = "Bad" } } } }
