-- A transaction is at most 1,000,000 yuan; up to 10,000 two factors, above
-- three. Of high value is what exceeds 50,000 yuan.
test {
  rule = "RC-09", base = "clean-admission", ballots = { 80, 90, 70 },
  { expect = "pass" },
  { set = { ["risk/transactionSecurity/@antiReplay"] = "false" },
    expect = "fail", message = "transactions can be replayed",
    at = "risk/transactionSecurity/@antiReplay" },
  { remove = { "risk/transactionSecurity" }, expect = "insufficient",
    at = "risk/transactionSecurity/@antiReplay" },
  { remove = { "risk/transactionSecurity/tier" },
    expect = "insufficient", message = "by amount is not stated",
    at = "risk/transactionSecurity/tier/@factors" },
  { remove = { "risk/transactionSecurity/tier[2]/@factors" },
    expect = "insufficient",
    at = "risk/transactionSecurity/tier[2]/@factors" },
}

-- Factors never become fewer with the amount.
test {
  rule = "RC-09", base = "clean-admission", ballots = { 80, 90, 70 },
  { set = { ["risk/transactionSecurity/tier[1]/@factors"] = 4 },
    expect = "fail", message = "takes 3 factors, fewer than the 4",
    at = "risk/transactionSecurity/tier[2]/@factors" },
  { set = { ["risk/transactionSecurity/tier[1]/@factors"] = 3 },
    expect = "pass" },
  { name = "in whatever order they stand",
    set = { ["risk/transactionSecurity/tier[2]/@upTo"] = 100,
      ["risk/transactionSecurity/tier[1]/@upTo"] = 100000000 },
    expect = "fail", message = "takes 2 factors, fewer than the 3",
    at = "risk/transactionSecurity/tier[1]/@factors" },
  { remove = { "risk/transactionSecurity/tier[1]/@upTo" },
    expect = "insufficient", message = "end at the same amount",
    at = "risk/transactionSecurity/tier[2]" },
  { set = { ["risk/transactionSecurity/tier[2]/@upTo"] = 1000000 },
    expect = "insufficient", message = "end at the same amount",
    at = "risk/transactionSecurity/tier[2]" },
  { add = { ["risk/transactionSecurity"] =
      '<tier upTo="2000000" factors="1"/>' },
    expect = "fail", at = "risk/transactionSecurity/tier[3]/@factors" },
  { add = { ["risk/transactionSecurity"] =
      '<tier upTo="2000000" factors="2"/>' },
    expect = "pass" },
}

-- Every amount that is allowed has its tier.
test {
  rule = "RC-09", base = "clean-admission", ballots = { 80, 90, 70 },
  { set = { ["risk/transactionSecurity/tier[2]/@upTo"] = 100000000 },
    expect = "pass" },
  { set = { ["risk/transactionSecurity/tier[2]/@upTo"] = 99999999 },
    expect = "fail",
    message = "up to 999999.99 yuan; a transaction may be 1000000.00",
    at = "risk/transactionSecurity/tier[2]/@upTo" },
  { set = { ["risk/transactionSecurity/tier[2]/@upTo"] = 100000000 },
    remove = { "app/expectedScale/@transactionLimit" },
    expect = "insufficient",
    at = "app/expectedScale/@transactionLimit" },
  { remove = { "app/expectedScale/@transactionLimit" },
    name = "a tier for any amount needs no limit", expect = "pass" },
  { set = { ["app/expectedScale/@currency"] = "USD" },
    expect = "insufficient", message = "not in yuan",
    at = "app/expectedScale/@currency" },
  { remove = { "app/expectedScale/@currency" }, expect = "pass" },
  { set = { ["app/expectedScale/@currency"] = "USD" },
    remove = { "app/expectedScale/@transactionLimit" },
    expect = "pass" },
}

-- High value.
test {
  rule = "RC-09", base = "clean-admission", ballots = { 80, 90, 70 },
  { set = { ["risk/transactionSecurity/tier/@factors"] = 1 },
    expect = "fail",
    message = "above 50000.00 yuan take 1 factors; at least 2",
    at = "risk/transactionSecurity/tier[2]/@factors" },
  { set = { ["risk/transactionSecurity/tier/@factors"] = 2 },
    expect = "pass" },
  { set = { ["risk/transactionSecurity/tier/@factors"] = 1,
      ["app/expectedScale/@transactionLimit"] = 5000001 },
    expect = "fail" },
  { name = "without transactions of high value one factor will do",
    set = { ["risk/transactionSecurity/tier/@factors"] = 1,
      ["app/expectedScale/@transactionLimit"] = 5000000,
      ["network/@mfa"] = "false" },
    expect = "pass" },
  { set = { ["risk/transactionSecurity/tier[1]/@factors"] = 1,
      ["risk/transactionSecurity/tier[1]/@upTo"] = 5000000 },
    expect = "pass" },
  { set = { ["risk/transactionSecurity/tier[1]/@factors"] = 1,
      ["risk/transactionSecurity/tier[1]/@upTo"] = 5000001 },
    expect = "fail", at = "risk/transactionSecurity/tier[1]/@factors" },
  { set = { ["network/@mfa"] = "false" }, expect = "fail",
    message = "without authentication by several factors",
    at = "network/@mfa" },
  { remove = { "network/@mfa" }, expect = "insufficient",
    at = "network/@mfa" },
  { params = { high_factors = 3 }, expect = "pass" },
  { params = { high_factors = 4 }, expect = "fail",
    message = "至少应为 4 个" },
  { set = { ["risk/transactionSecurity/tier/@factors"] = 1 },
    params = { high_value = 100000000 }, expect = "pass" },
  { set = { ["risk/transactionSecurity/tier/@factors"] = 1 },
    params = { high_value = 99999999 }, expect = "fail" },
}

test {
  rule = "RC-09", base = "clean-admission",
  { expect = "pending" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = { 50, 50, 50 }, expect = "partial", share = 5000 },
  { ballots = { 39, 40, 40 }, expect = "fail" },
}

equivalent {
  rule = "RC-09", operator = "outcome", code = "return pass()",
  reason = "Beside experts a check that has nothing to judge counts like "
    .. "one that passed: theirs is the worse outcome.",
}
