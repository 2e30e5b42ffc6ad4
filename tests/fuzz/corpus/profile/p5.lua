profile { id = "p5", title = { zh = "例", en = "Example" }, scheme = "pboc-tool", phase = "exit", policies = { "pol" },
  dimensions = { ["risk-control"] = { weight = 1 }, legality = { weight = 2 } }, rules = {  },
  outcomes = { { id = "good", label = { zh = "好", en = "Good" }, total = 8000, no_veto = true, minimums = true,  }, { id = "bad", label = { zh = "差", en = "Bad" } } } }
