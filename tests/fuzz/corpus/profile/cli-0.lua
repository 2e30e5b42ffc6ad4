profile {
  id = "our-exit", version = "2.0.0", inherits = "pboc-exit",
  title = { zh = "本市退出评价", en = "Our exit" },
  dimensions = { ["service"] = { weight = 20, minimum = 6500 } },
  rules = {
    ["SQ-08"] = { weight = 2, params = { max_rate = 3 } },
    ["IV-11"] = false,
  },
}