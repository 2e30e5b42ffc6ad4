-- A profile with a veto, a minimum and a plugin.
profile {
  id = "small", version = "1.0.0", title = { zh = "小方案", en = "Small" },
  scheme = "pboc-tool", phase = "exit", policies = { "small" },
  plugins = { "little" },
  wants = {
    little = {
      ["FP-01"] = {
        title = { zh = "附件可读", en = "The attachment can be read" },
        dimension = "legality", severity = "major",
      },
    },
  },
  dimensions = { legality = { weight = 2, minimum = 5000 },
                 service = { weight = 1 }, innovation = { weight = 1 } },
  outcomes = {
    { id = "good", label = { zh = "好", en = "Good" },
      no_veto = true, minimums = true, total = 9000 },
    { id = "fair", label = { zh = "中", en = "Fair" },
      no_veto = true, total = 5000 },
    { id = "bad", label = { zh = "差", en = "Bad" } },
  },
}
