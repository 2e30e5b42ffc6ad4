-- A way to compensate, what starts it, and by when.
test {
  rule = "RC-03", base = "clean-admission",
  { expect = "pass" },
  { remove = { "risk/compensation" }, expect = "insufficient",
    message = "no kind of compensation", at = "risk/compensation/kind" },
  { remove = { "risk/compensation/kind" }, expect = "insufficient",
    message = "no kind of compensation", at = "risk/compensation/kind" },
  { remove = { "risk/compensation/kind[2]" }, expect = "pass" },
  { remove = { "risk/compensation/trigger" }, expect = "insufficient",
    at = "risk/compensation/trigger" },
  { remove = { "risk/compensation/@deadlineDays" },
    expect = "insufficient", at = "risk/compensation/@deadlineDays" },
  { set = { ["risk/compensation/@deadlineDays"] = 1 }, expect = "pass" },
  { set = { ["risk/compensation/@deadlineDays"] = 0 }, expect = "fail",
    message = "deadline is 0 days", at = "risk/compensation/@deadlineDays" },
}

-- The amount: 0.1 % of a year's 12 billion yuan is 12 million.
test {
  rule = "RC-04", base = "clean-admission", ballots = { 90, 90, 90 },
  { expect = "pass" },
  { set = { ["risk/compensation/@amount"] = 1200000000 },
    expect = "pass" },
  { set = { ["risk/compensation/@amount"] = 1199999999 },
    expect = "fail", at = "risk/compensation/@amount",
    message = "11999999.99 is available; at a loss rate of 0.10% of the "
      .. "yearly amount 12000000.00 is needed" },
  { set = { ["risk/compensation/@amount"] = 2399999999 },
    params = { loss_rate = 20 }, expect = "fail", message = "0.20%" },
  { set = { ["risk/compensation/@amount"] = 2400000000 },
    params = { loss_rate = 20 }, expect = "pass" },
  { set = { ["risk/compensation/@amount"] = 600000000 },
    params = { coverage = 5000 }, expect = "pass" },
  { set = { ["risk/compensation/@amount"] = 599999999 },
    params = { coverage = 5000 }, expect = "fail" },
  { remove = { "risk/compensation/@amount" }, expect = "insufficient",
    at = "risk/compensation/@amount" },
  { remove = { "app/expectedScale/@amount" }, expect = "insufficient",
    message = "@amount is missing", at = "app/expectedScale/@amount" },
  { set = { ["app/expectedScale/@amount"] = 0 }, expect = "insufficient",
    message = "must be above zero", at = "app/expectedScale/@amount" },
}

-- What is needed is rounded up.
test {
  rule = "RC-04", base = "clean-admission", ballots = { 90, 90, 90 },
  { name = "0.1 % of a fen is one",
    set = { ["app/expectedScale/@amount"] = 1,
      ["risk/compensation/@amount"] = 0 },
    params = { loss_rate = 1 }, expect = "fail", message = "0.01 is needed" },
  { set = { ["app/expectedScale/@amount"] = 1,
      ["risk/compensation/@amount"] = 1 }, expect = "pass" },
  { name = "of 1,000 fen just one",
    set = { ["app/expectedScale/@amount"] = 1000,
      ["risk/compensation/@amount"] = 1 }, expect = "pass" },
  { name = "of 1,001 two",
    set = { ["app/expectedScale/@amount"] = 1001,
      ["risk/compensation/@amount"] = 1 }, expect = "fail" },
  { name = "of 10,001 eleven",
    set = { ["app/expectedScale/@amount"] = 10001,
      ["risk/compensation/@amount"] = 11 }, expect = "pass" },
  { set = { ["app/expectedScale/@amount"] = 10001,
      ["risk/compensation/@amount"] = 10 }, expect = "fail" },
  { name = "no loss expected, nothing needed",
    set = { ["risk/compensation/@amount"] = 0 },
    params = { loss_rate = 0 }, expect = "pass" },
}

-- Only amounts of one currency compare; yuan where none is named.
test {
  rule = "RC-04", base = "clean-admission", ballots = { 90, 90, 90 },
  { remove = { "risk/compensation/@currency" }, expect = "pass" },
  { remove = { "app/expectedScale/@currency" }, expect = "pass" },
  { set = { ["risk/compensation/@currency"] = "USD" },
    expect = "insufficient", message = "different currencies",
    at = "risk/compensation/@currency" },
  { remove = { "risk/compensation/@currency" },
    set = { ["app/expectedScale/@currency"] = "USD" },
    expect = "insufficient", message = "different currencies" },
  { set = { ["risk/compensation/@currency"] = "USD",
      ["app/expectedScale/@currency"] = "USD" }, expect = "pass" },
}

-- The experts and the sum: the worse of the two counts.
test {
  rule = "RC-04", base = "clean-admission",
  { expect = "pending" },
  { ballots = { 90, 90 }, expect = "pending" },
  { name = "what the sum shows to be too little waits for nobody",
    set = { ["risk/compensation/@amount"] = 0 }, expect = "fail" },
  { remove = { "risk/compensation/@amount" }, ballots = { 0, 0, 0 },
    expect = "fail" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = { 60, 60, 59 }, expect = "partial", share = 5967 },
  { ballots = { 40, 40, 40 }, expect = "partial", share = 4000 },
  { ballots = { 40, 40, 39 }, expect = "fail" },
}
