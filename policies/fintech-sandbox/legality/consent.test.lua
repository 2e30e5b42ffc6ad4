-- Service is not refused for want of consent to what it does not need.
test {
  rule = "LC-17", base = "clean-admission", ballots = { 80, 90, 70 },
  { expect = "pass" },
  { set = { ["service/privacyNotice/@bundledConsent"] = "true" },
    expect = "fail", message = "service is refused to whoever",
    at = "service/privacyNotice/@bundledConsent" },
  { remove = { "service/privacyNotice/@bundledConsent" },
    expect = "insufficient",
    at = "service/privacyNotice/@bundledConsent" },
  { remove = { "service/agreement/clause" }, expect = "insufficient",
    message = "no clause", at = "service/agreement/clause" },
  { set = { ["service/agreement/clause[3]"] = " " },
    expect = "insufficient" },
  { set = { ["service/agreement/clause[3]"] = "不同意则无法使用本服务。" },
    expect = "pass", message = "the clause says '不同意则'",
    at = "service/agreement/clause[3]" },
  { set = { ["service/agreement/clause[3]"] = "You must agree to this." },
    ballots = { 10, 20, 30 }, expect = "fail", message = "'must agree'" },
  -- Whether there is personal information at all.
  { set = { ["data/item/@personal"] = "false",
      ["service/privacyNotice/@bundledConsent"] = "true" },
    expect = "not-applicable" },
  { set = { ["data/item/@personal"] = "false" },
    remove = { "data/item[1]/@personal" },
    name = "what is not said is no exemption", expect = "pass" },
  { remove = { "data/item" }, expect = "pass" },
}

test {
  rule = "LC-17", base = "clean-admission",
  { expect = "pending" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = { 50, 50, 50 }, expect = "partial", share = 5000 },
  { ballots = { 39, 40, 40 }, expect = "fail" },
}

equivalent {
  rule = "LC-17", operator = "outcome", code = "return pass()",
  reason = "Beside experts a check that has nothing to judge counts like "
    .. "one that passed: theirs is the worse outcome.",
}
