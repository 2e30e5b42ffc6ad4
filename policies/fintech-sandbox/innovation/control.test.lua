-- What the core depends on is listed and licensed.
test {
  rule = "IV-13", base = "clean-admission", ballots = { 80, 90, 70 },
  { expect = "pass" },
  { remove = { "architecture/dependency" }, expect = "insufficient",
    message = "no dependency is listed", at = "architecture/dependency" },
  { remove = { "architecture/dependency[1]" }, expect = "pass" },
  { remove = { "architecture/dependency[1]/name" },
    expect = "insufficient", at = "architecture/dependency[1]/name" },
  { remove = { "architecture/dependency[1]/@critical" },
    expect = "insufficient", at = "architecture/dependency[1]/@critical" },
  { set = { ["architecture/dependency[2]/@licensed"] = "false" },
    expect = "fail", message = "'示例数据库' is used without a licence",
    at = "architecture/dependency[2]/@licensed" },
  { remove = { "architecture/dependency[2]/@licensed" },
    expect = "insufficient", at = "architecture/dependency[2]/@licensed" },
  { remove = { "architecture/dependency[2]/licence" },
    expect = "insufficient", at = "architecture/dependency[2]/licence" },
  { name = "what is not critical need not name its licence",
    set = { ["architecture/dependency[2]/@critical"] = "false" },
    remove = { "architecture/dependency[2]/licence",
      "architecture/dependency[2]/@licensed" },
    expect = "pass" },
  { name = "but may not go without one",
    set = { ["architecture/dependency[2]/@critical"] = "false",
      ["architecture/dependency[2]/@licensed"] = "false" },
    expect = "fail" },
}

test {
  rule = "IV-13", base = "clean-admission",
  { expect = "pending" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = { 50, 50, 50 }, expect = "partial", share = 5000 },
  { ballots = { 39, 40, 40 }, expect = "fail" },
}

equivalent {
  rule = "IV-13", operator = "outcome", code = "return pass()",
  reason = "Beside experts a check that has nothing to judge counts like "
    .. "one that passed: theirs is the worse outcome.",
}
