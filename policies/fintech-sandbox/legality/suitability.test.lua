-- Investors are known and told of the risks.
test {
  rule = "LC-25", base = "clean-admission", ballots = { 80, 90, 70 },
  set = { ["app/business/@kind"] = "fund" },
  add = { service = '<suitability knowsClient="true" '
    .. 'riskStatement="true"><desc>C1-C5</desc></suitability>' },
  { expect = "pass" },
  { set = { ["service/suitability/@knowsClient"] = "false" },
    expect = "fail", message = "without knowing the client",
    at = "service/suitability/@knowsClient" },
  { set = { ["service/suitability/@riskStatement"] = "false" },
    expect = "fail", message = "without a statement of risks",
    at = "service/suitability/@riskStatement" },
}

-- What is not said of it.
test {
  rule = "LC-25", base = "clean-admission", ballots = { 80, 90, 70 },
  set = { ["app/business/@kind"] = "fund" },
  { set = { ["service/suitability/@riskStatement"] = "true" },
    expect = "insufficient", at = "service/suitability/@knowsClient" },
  { set = { ["service/suitability/@knowsClient"] = "true" },
    expect = "insufficient", at = "service/suitability/@riskStatement" },
  { set = { ["service/suitability/@knowsClient"] = "true",
      ["service/suitability/@riskStatement"] = "true" },
    expect = "insufficient", at = "service/suitability/desc" },
}

-- What business there is may be left unsaid.
test {
  rule = "LC-25", base = "clean-admission", ballots = { 80, 90, 70 },
  { remove = { "app/business" }, expect = "insufficient",
    message = "the kind of business is not declared",
    at = "app/business/@kind" },
  { remove = { "app/business/@kind" }, expect = "insufficient",
    at = "app/business[1]/@kind" },
  { add = { ["app"] = "<business/>" }, expect = "insufficient",
    at = "app/business[2]/@kind" },
  { add = { ["app"] = { "<business/>", '<business kind="futures"/>' } },
    expect = "insufficient", at = "service/suitability/@knowsClient" },
}

-- Each kind of business with investors on the other side.
test {
  rule = "LC-25", base = "clean-admission", ballots = { 80, 90, 70 },
  { set = { ["app/business/@kind"] = "securities" },
    expect = "insufficient", at = "service/suitability/@knowsClient" },
  { set = { ["app/business/@kind"] = "futures" },
    expect = "insufficient", at = "service/suitability/@knowsClient" },
  { set = { ["app/business/@kind"] = "fund" },
    expect = "insufficient", at = "service/suitability/@knowsClient" },
  { set = { ["app/business/@kind"] = "regional-equity" },
    expect = "insufficient", at = "service/suitability/@knowsClient" },
  { set = { ["app/business/@kind"] = "wealth-management" },
    expect = "insufficient", at = "service/suitability/@knowsClient" },
  { expect = "not-applicable" },
  { set = { ["app/business/@kind"] = "none" }, expect = "not-applicable" },
}

test {
  rule = "LC-25", base = "clean-admission",
  set = { ["app/business/@kind"] = "securities" },
  add = { service = '<suitability knowsClient="true" '
    .. 'riskStatement="true"><desc>C1-C5</desc></suitability>' },
  { expect = "pending" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = { 50, 50, 50 }, expect = "partial", share = 5000 },
  { ballots = { 39, 40, 40 }, expect = "fail" },
}

equivalent {
  rule = "LC-25", operator = "outcome", code = "return pass()",
  reason = "Beside experts a check that has nothing to judge counts like "
    .. "one that passed: theirs is the worse outcome.",
}
