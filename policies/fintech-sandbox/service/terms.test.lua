-- Words of unfair terms are shown to the panel, which alone decides.
test {
  rule = "SQ-03", base = "clean-admission", ballots = { 80, 90, 70 },
  { expect = "pass" },
  { remove = { "service/agreement/clause" }, expect = "insufficient",
    message = "no clause of the service agreement",
    at = "service/agreement/clause" },
  { set = { ["service/agreement/clause[2]"] = " " },
    expect = "insufficient" },
  { set = { ["service/agreement/clause[5]"] = "最终解释权归本行所有。" },
    expect = "pass", message = "条款含有“最终解释权”",
    at = "service/agreement/clause[5]" },
  { set = { ["service/agreement/clause[1]"] =
      "Fees may change WITHOUT NOTICE." },
    expect = "pass", message = "the clause says 'without notice'",
    at = "service/agreement/clause[1]" },
  { name = "a hit that the panel does not clear",
    set = { ["service/agreement/clause[5]"] = "本行概不负责。" },
    ballots = { 20, 30, 10 }, expect = "fail", message = "概不负责" },
  { name = "unfair without any of the words",
    ballots = { 20, 30, 10 }, expect = "fail" },
}

test {
  rule = "SQ-03", base = "clean-admission",
  { expect = "pending" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = { 50, 50, 50 }, expect = "partial", share = 5000 },
  { ballots = { 39, 40, 40 }, expect = "fail" },
}

equivalent {
  rule = "SQ-03", operator = "outcome", code = "return pass()",
  reason = "Beside experts a check that has nothing to judge counts like "
    .. "one that passed: theirs is the worse outcome.",
}
