-- No anonymous accounts, and the steps are described.
test {
  rule = "LC-21", base = "clean-admission", ballots = { 80, 90, 70 },
  { expect = "pass" },
  { set = { ["risk/dueDiligence/@anonymousAccounts"] = "true" },
    expect = "fail", message = "anonymous or in false names",
    at = "risk/dueDiligence/@anonymousAccounts" },
  { remove = { "risk/dueDiligence" }, expect = "insufficient",
    at = "risk/dueDiligence/@anonymousAccounts" },
  { remove = { "risk/dueDiligence/step" }, expect = "insufficient",
    message = "no step of due diligence", at = "risk/dueDiligence/step" },
  { set = { ["risk/dueDiligence/step[3]"] = "" },
    expect = "insufficient" },
  { remove = { "risk/dueDiligence/step[3]", "risk/dueDiligence/step[2]" },
    expect = "pass" },
  { set = { ["app/business/@kind"] = "none",
      ["risk/dueDiligence/@anonymousAccounts"] = "true" },
    expect = "not-applicable" },
  { remove = { "app/business" }, expect = "pass" },
  { remove = { "app/business/@kind" }, expect = "pass" },
  { set = { ["app/business/@kind"] = "none" },
    add = { ["app"] = '<business kind="payment"/>' }, expect = "pass" },
}

test {
  rule = "LC-21", base = "clean-admission",
  { expect = "pending" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = { 50, 50, 50 }, expect = "partial", share = 5000 },
  { ballots = { 39, 40, 40 }, expect = "fail" },
}

equivalent {
  rule = "LC-21", operator = "outcome", code = "return pass()",
  reason = "Beside experts a check that has nothing to judge counts like "
    .. "one that passed: theirs is the worse outcome.",
}
