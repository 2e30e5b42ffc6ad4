-- Every technology is used by a function and has a risk.
test {
  rule = "IV-03", base = "clean-admission", ballots = { 80, 90, 70 },
  { expect = "pass" },
  { remove = { "app/techUse" }, expect = "insufficient",
    message = "no technology is declared", at = "app/techUse/@tech" },
  { remove = { "risk/item/concerns" }, expect = "insufficient",
    message = "no risk says which technology",
    at = "risk/item/concerns/@tech" },
  { remove = { "risk/item" }, expect = "insufficient",
    at = "risk/item/concerns/@tech" },
  { remove = { "risk/item[1]/concerns/@tech" }, expect = "insufficient",
    at = "risk/item[1]/concerns[1]/@tech" },
  { remove = { "app/techUse/usedBy" }, expect = "insufficient",
    message = "no technology says which function uses it",
    at = "app/techUse/usedBy/@feature" },
  { remove = { "app/techUse[1]/usedBy" }, expect = "fail",
    message = "no function uses federated learning",
    at = "app/techUse[1]/@tech" },
  { name = "one of its two functions is enough",
    remove = { "app/techUse[2]/usedBy[2]" }, expect = "pass" },
  { set = { ["app/techUse[2]/usedBy[2]/@feature"] = "F-none" },
    expect = "insufficient", message = "'F-none', which does not exist",
    at = "app/techUse[2]/usedBy[2]/@feature" },
  { add = { app = "<feature/>" }, expect = "pass" },
  { remove = { "app/techUse[3]/usedBy/@feature" }, expect = "insufficient",
    message = "is missing", at = "app/techUse[3]/usedBy[1]/@feature" },
  { remove = { "app/feature" }, expect = "insufficient",
    message = "'F-score', which does not exist" },
  { remove = { "app/techUse[1]/@tech" }, expect = "insufficient",
    at = "app/techUse[1]/@tech" },
  { remove = { "risk/item[1]/concerns" }, expect = "fail",
    message = "no risk comes from OCR", at = "app/techUse[3]/@tech" },
  { set = { ["risk/item[5]/concerns/@tech"] = "llm" }, expect = "fail",
    message = "没有一个风险点涉及机器学习", at = "app/techUse[2]/@tech" },
  { name = "one of two risks is enough",
    remove = { "risk/item[2]/concerns" }, expect = "pass" },
  { set = { ["app/techUse[3]/@tech"] = "5g" }, expect = "fail",
    message = "no risk comes from 5G" },
}

-- Experts count beside the check; what failed does not wait for them.
test {
  rule = "IV-03", base = "clean-admission",
  { expect = "pending" },
  { ballots = { 90, 90 }, expect = "pending" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = { 59, 60, 60 }, expect = "partial", share = 5967 },
  { ballots = { 40, 40, 40 }, expect = "partial", share = 4000 },
  { ballots = { 39, 40, 40 }, expect = "fail" },
  { remove = { "app/techUse[1]/usedBy" }, expect = "fail" },
}

equivalent {
  rule = "IV-03", operator = "outcome", code = "return pass()",
  reason = "Beside experts a check that has nothing to judge counts like "
    .. "one that passed: theirs is the worse outcome.",
}
