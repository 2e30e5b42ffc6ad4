-- What is put right at the end: every order closed, with evidence.
test {
  rule = "RC-22", base = "clean-exit",
  { expect = "pass" },
  { remove = { "operation" }, expect = "insufficient",
    message = "no operation record", at = "operation" },
  { name = "a record that says that nothing was ordered",
    remove = { "operation/rectification" },
    set = { ["operation/@rectifications"] = "none" },
    expect = "not-applicable", message = "nothing had to be put right",
    at = "operation/@rectifications" },
  { name = "listed, it says, and none is",
    remove = { "operation/rectification" }, expect = "insufficient",
    message = "none is", at = "operation/rectification" },
  { name = "neither orders nor a word about them",
    remove = { "operation/rectification", "operation/@rectifications" },
    expect = "insufficient", at = "operation/@rectifications" },
  { remove = { "operation/rectification[1]/@closed" }, expect = "fail",
    message = "'Z1' is not complete", at = "operation/rectification[1]" },
  { remove = { "operation/rectification[2]/@closed" }, expect = "fail",
    message = "“Z2”未完成", at = "operation/rectification[2]" },
  { name = "an order without an id",
    remove = { "operation/rectification[1]/@id",
      "operation/rectification[1]/@closed" },
    expect = "fail", message = "'?'" },
  { name = "closed on the assessment day",
    set = { ["operation/rectification[1]/@closed"] = "2026-06-30" },
    expect = "pass" },
  { name = "closed the day after",
    set = { ["operation/rectification[1]/@closed"] = "2026-07-01" },
    expect = "fail", message = "rectification 'Z1' is to be complete on "
      .. "2026-07-01",
    at = "operation/rectification[1]/@closed" },
  { remove = { "operation/rectification[1]/@evidence" },
    expect = "insufficient", message = "@evidence is missing",
    at = "operation/rectification[1]/@evidence" },
  { set = { ["operation/rectification[2]/@evidence"] = "A-nowhere" },
    expect = "insufficient", message = "'Z2' refers to attachment 'A-nowhere'",
    at = "operation/rectification[2]/@evidence" },
  { remove = { "attachment" }, expect = "insufficient",
    message = "A-rectification" },
  { name = "another attachment without an id",
    remove = { "attachment[@id='A-licence']/@id" }, expect = "pass" },
}

-- A panel of a hundred, one of whom gives a point less.
local function almost(score)
  local ballots = {}
  for i = 1, 100 do
    ballots[i] = i < 100 and score or score - 1
  end
  return ballots
end

-- Experts: 80 passes, under 50 fails, three have to score.
test {
  rule = "RC-23", base = "clean-exit",
  { expect = "pending" },
  { ballots = { 90, 90 }, expect = "pending" },
  { ballots = { 80, 80, 80 }, expect = "pass" },
  { ballots = { 80, 80, 79 }, expect = "partial", share = 7967 },
  { ballots = { 50, 50, 50 }, expect = "partial", share = 5000 },
  { ballots = { 50, 50, 49 }, expect = "fail" },
  { ballots = almost(80), expect = "partial", share = 7999 },
  { ballots = almost(50), expect = "fail" },
}

-- Four lines of defence, and an attachment for each.
test {
  rule = "RC-24", base = "clean-exit",
  { expect = "pass" },
  { remove = { "attachment/@line" }, expect = "insufficient",
    message = "which line of defence", at = "attachment/@line" },
  { remove = { "attachment[@id='A-licence']/@line" }, expect = "pass" },
  { remove = { "attachment[@line='institution']/@line" }, expect = "fail",
    message = "of the institution line", at = "attachment/@line" },
  { remove = { "attachment[@line='institution']" }, expect = "fail",
    message = "没有机构自治防线" },
  { remove = { "attachment[@line='public']" }, expect = "fail",
    message = "of the public line" },
  { remove = { "attachment[@line='public']" }, expect = "fail",
    message = "没有社会监督防线" },
  { remove = { "attachment[@line='industry']" }, expect = "fail",
    message = "of the industry line" },
  { remove = { "attachment[@line='industry']" }, expect = "fail",
    message = "没有行业自律防线" },
  { remove = { "attachment[@line='government']" }, expect = "fail",
    message = "of the government line" },
  { remove = { "attachment[@line='government']" }, expect = "fail",
    message = "没有政府监管防线" },
}
