-- Experts alone score these: 60 passes, below 40 fails, and it takes three.

-- A hundred ballots whose mean is one basis point below `score`.
local function just_below(score)
  local ballots = { score - 1 }
  for i = 2, 100 do
    ballots[i] = score
  end
  return ballots
end

test {
  rule = "IV-02",
  base = "clean-admission",
  { expect = "pending", name = "nobody has scored it yet" },
  { ballots = { 90, 90 }, expect = "pending", name = "two are no quorum" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = just_below(60), expect = "partial", share = 5999 },
  { ballots = { 40, 40, 40 }, expect = "partial", share = 4000 },
  { ballots = just_below(40), expect = "fail" },
  { ballots = { 70, 80, 60 }, expect = "pass", name = "the mean counts" },
}

test {
  rule = "IV-08",
  base = "clean-admission",
  { expect = "pending", name = "nobody has scored it yet" },
  { ballots = { 90, 90 }, expect = "pending", name = "two are no quorum" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = just_below(60), expect = "partial", share = 5999 },
  { ballots = { 40, 40, 40 }, expect = "partial", share = 4000 },
  { ballots = just_below(40), expect = "fail" },
}
