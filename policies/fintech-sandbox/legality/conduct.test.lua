-- Cases for the red lines: more than half of the panel has to see no breach.

test {
  rule = "LC-11", base = "clean-admission",
  { expect = "pending", name = "nobody has scored yet" },
  { ballots = { 100, 100 }, expect = "pending", name = "three are asked" },
  { ballots = { 0, 0 }, expect = "pending" },
  { ballots = { 100, 100, 100 }, expect = "pass" },
  {
    ballots = { 60, 60, 0 }, expect = "pass",
    name = "60 counts as no breach; the mean, 40, does not matter",
  },
  {
    ballots = { 59, 100, 59 }, expect = "fail",
    name = "59 does not; the mean, 73, does not matter",
  },
  { ballots = { 0, 0, 0 }, expect = "fail" },
  {
    ballots = { 100, 100, 0, 0 }, expect = "fail",
    name = "half is not more than half",
  },
  { ballots = { 100, 60, 60, 0 }, expect = "pass" },
}

test {
  rule = "LC-31", base = "operation-full",
  { expect = "pending" },
  { ballots = { 100, 100 }, expect = "pending" },
  { ballots = { 100, 100, 100 }, expect = "pass" },
  { ballots = { 60, 0, 60 }, expect = "pass" },
  { ballots = { 59, 59, 100 }, expect = "fail" },
  { ballots = { 0, 0, 0 }, expect = "fail" },
  { ballots = { 0, 100, 0, 100 }, expect = "fail" },
  {
    base = "clean-exit", ballots = { 60, 60, 0 }, expect = "pass",
    name = "at the exit too",
  },
  { base = "clean-exit", ballots = { 0, 0, 60 }, expect = "fail" },
}
