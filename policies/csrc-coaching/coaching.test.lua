-- CO-01: a technology firm leads.
test {
  rule = "CO-01",
  base = "csrc-coaching",
  { expect = "pass" },
  {
    set = { ["org[@role='lead']/@kind"] = "securities" },
    expect = "fail",
    message = "no technology firm",
    at = "org[1]/@kind",
  },
  {
    set = { ["org[@role='lead']/@kind"] = "bank" },
    remove = { "org/nameZh" },
    expect = "fail",
    message = "'91990000",
  },
  {
    set = { ["org[@role='lead']/@kind"] = "bank" },
    remove = { "org/nameZh", "org/uscc" },
    expect = "fail",
    message = "'?'",
  },
  {
    set = {
      ["org[@role='lead']/@kind"] = "bank",
      ["org[@role='lead']/nameZh"] = "示例名称",
    },
    remove = { "org/uscc" },
    expect = "fail",
    message = "示例名称",
  },
  { remove = { "org[@role='lead']/@kind" }, expect = "insufficient" },
  { remove = { "org" }, expect = "insufficient" },
}

-- CO-02: nothing went live, and no business that needs a licence.
test {
  rule = "CO-02",
  base = "csrc-coaching",
  { expect = "pass" },
  {
    set = { ["milestone[@type='registration']/@type"] = "live" },
    expect = "fail",
    message = "going live",
  },
  {
    set = { ["app/business/@kind"] = "securities" },
    expect = "fail",
    message = "needs a licence",
    at = "app/business/@kind",
  },
  { remove = { "app/business/@kind" }, expect = "insufficient" },
  { remove = { "app/business" }, expect = "insufficient" },
}
