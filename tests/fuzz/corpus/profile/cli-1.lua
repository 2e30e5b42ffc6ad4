profile {
  id = "pboc-exit", version = "1.0.0", inherits = "pboc-exit",
  outcomes = {
    { id = "normal-operation", no_veto = true, total = 8500,
      label = { zh = "转常态化运营", en = "Normal operation" },
      minimums = true, failures = { major = 0 },
      at_least = { ["IV-10"] = 10000, ["RC-23"] = 10000 } },
    { id = "stop", label = { zh = "停止", en = "Stop" } },
  },
}