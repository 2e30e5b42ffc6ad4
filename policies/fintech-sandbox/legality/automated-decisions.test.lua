-- M-score decides by itself, M-tree does not.
test {
  rule = "LC-18", base = "clean-admission", ballots = { 80, 90, 70 },
  { expect = "pass" },
  { remove = { "algorithm[1]/@automatedDecision" },
    expect = "insufficient", at = "algorithm[1]/@automatedDecision" },
  { set = { ["algorithm[1]/@priceDifference"] = "true" },
    expect = "fail", message = "'M-score' makes prices differ",
    at = "algorithm[1]/@priceDifference" },
  { remove = { "algorithm[1]/@priceDifference" },
    expect = "insufficient", at = "algorithm[1]/@priceDifference" },
  { set = { ["algorithm[1]/@optOut"] = "false" }, expect = "fail",
    message = "opt out of algorithm 'M-score'",
    at = "algorithm[1]/@optOut" },
  { remove = { "algorithm[1]/@optOut" }, expect = "insufficient",
    at = "algorithm[1]/@optOut" },
  { set = { ["algorithm[1]/@humanReview"] = "false" }, expect = "fail",
    message = "no person reviews them", at = "algorithm[1]/@humanReview" },
  { remove = { "algorithm[1]/@humanReview" }, expect = "insufficient",
    at = "algorithm[1]/@humanReview" },
  { name = "without major effect nobody need review",
    set = { ["algorithm[1]/@majorEffect"] = "false",
      ["algorithm[1]/@humanReview"] = "false" }, expect = "pass" },
  { remove = { "algorithm[1]/@majorEffect" }, expect = "insufficient",
    at = "algorithm[1]/@majorEffect" },
  { remove = { "algorithm[1]/explain" }, expect = "insufficient",
    at = "algorithm[1]/explain" },
  { remove = { "algorithm[1]/@id" },
    set = { ["algorithm[1]/@optOut"] = "false" }, expect = "fail",
    message = "'?'" },
  { name = "the other one does not decide",
    set = { ["algorithm[2]/@priceDifference"] = "true",
      ["algorithm[2]/@optOut"] = "false" }, expect = "pass" },
  { set = { ["algorithm[2]/@automatedDecision"] = "true",
      ["algorithm[2]/@optOut"] = "false" }, expect = "fail" },
}

-- What one leaves unsaid does not hide what another does.
test {
  rule = "LC-18", base = "clean-admission", ballots = { 80, 90, 70 },
  { remove = { "algorithm[1]/@automatedDecision" },
    set = { ["algorithm[2]/@automatedDecision"] = "true",
      ["algorithm[2]/@priceDifference"] = "true" },
    expect = "fail", message = "'M-tree' makes prices differ" },
}

-- Whether it applies.
test {
  rule = "LC-18", base = "clean-admission", ballots = { 80, 90, 70 },
  { set = { ["algorithm/@automatedDecision"] = "false" },
    expect = "not-applicable" },
  { set = { ["algorithm/@automatedDecision"] = "false" },
    remove = { "algorithm[2]/@automatedDecision" },
    expect = "insufficient", at = "algorithm[2]/@automatedDecision" },
  { remove = { "algorithm" }, expect = "insufficient",
    message = "no algorithm is listed",
    at = "algorithm/@automatedDecision" },
  { remove = { "algorithm", "app/techUse" }, expect = "insufficient",
    message = "no algorithm is listed" },
  { remove = { "algorithm", "app/techUse[1]" }, expect = "insufficient" },
  { remove = { "algorithm", "app/techUse[2]", "app/techUse[1]" },
    name = "reading documents decides nothing",
    expect = "not-applicable" },
  { remove = { "algorithm", "app/techUse[2]", "app/techUse[1]",
      "app/techUse/@tech" },
    expect = "insufficient", message = "no algorithm is listed" },
}

test {
  rule = "LC-18", base = "operation-full",
  { expect = "pending" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = { 50, 50, 50 }, expect = "partial", share = 5000 },
  { ballots = { 39, 40, 40 }, expect = "fail" },
}

-- Each technology by which decisions are commonly made.
test {
  rule = "LC-18", base = "clean-admission", ballots = { 80, 90, 70 },
  remove = { "algorithm", "app/techUse[2]", "app/techUse[1]" },
  { set = { ["app/techUse/@tech"] = "bigdata" }, expect = "insufficient" },
  { set = { ["app/techUse/@tech"] = "ai-ml" }, expect = "insufficient" },
  { set = { ["app/techUse/@tech"] = "deep-learning" }, expect = "insufficient" },
  { set = { ["app/techUse/@tech"] = "graph" }, expect = "insufficient" },
  { set = { ["app/techUse/@tech"] = "llm" }, expect = "insufficient" },
  { set = { ["app/techUse/@tech"] = "kg" }, expect = "insufficient" },
  { set = { ["app/techUse/@tech"] = "federated" }, expect = "insufficient" },
  { set = { ["app/techUse/@tech"] = "blockchain" },
    expect = "not-applicable" },
}

equivalent {
  rule = "LC-18", operator = "outcome", code = "return pass()",
  reason = "Beside experts a check that has nothing to judge counts like "
    .. "one that passed: theirs is the worse outcome.",
}
