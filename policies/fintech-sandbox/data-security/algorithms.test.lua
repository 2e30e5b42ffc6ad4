-- Two algorithms, M-score and M-tree, each with its training data. Experts
-- score explanations: 60 passes, below 40 fails; it takes three of them.

-- A hundred ballots whose mean is one basis point below `score`.
local function just_below(score)
  local ballots = { score - 1 }
  for i = 2, 100 do
    ballots[i] = score
  end
  return ballots
end

test {
  rule = "DS-19",
  base = "clean-admission",
  { expect = "pass" },
  {
    set = { ["algorithm/@kind"] = "rules" },
    expect = "not-applicable",
    name = "rules are not trained",
  },
  {
    set = { ["algorithm[@id='M-tree']/@kind"] = "rules" },
    remove = { "algorithm[@id='M-tree']/trainingData" },
    expect = "pass",
  },
  {
    remove = { "algorithm[@id='M-tree']/@kind" },
    expect = "insufficient",
    at = "algorithm[2]/@kind",
  },
  {
    remove = { "algorithm[@id='M-tree']/trainingData" },
    expect = "insufficient",
    message = "'M-tree' has no record",
    at = "algorithm[2]/trainingData",
  },
  {
    remove = { "algorithm[2]/trainingData", "algorithm[2]/@id" },
    expect = "insufficient",
    message = "algorithm '?' has no record",
    at = "algorithm[2]/trainingData",
  },
  {
    remove = { "algorithm[1]/trainingData/source" },
    expect = "insufficient",
    at = "algorithm[1]/trainingData/source",
  },
  {
    remove = { "algorithm[1]/trainingData/period" },
    expect = "insufficient",
    at = "algorithm[1]/trainingData/period",
  },
  {
    remove = { "algorithm[1]/trainingData/medium" },
    expect = "insufficient",
    at = "algorithm[1]/trainingData/medium",
  },
  {
    remove = { "algorithm[1]/trainingData/@hash" },
    expect = "insufficient",
    at = "algorithm[1]/trainingData/@hash",
  },
  {
    remove = { "algorithm[1]/trainingData/@size" },
    expect = "insufficient",
    at = "algorithm[1]/trainingData/@size",
  },
  {
    set = { ["algorithm[1]/trainingData/@size"] = 0 },
    expect = "fail",
    message = "above zero",
    at = "algorithm[1]/trainingData/@size",
  },
  { set = { ["algorithm[1]/trainingData/@size"] = 1 }, expect = "pass" },
  {
    add = {
      ["algorithm[@id='M-tree']"] =
        "<trainingData size='10'><source>示例补充样本</source></trainingData>",
    },
    expect = "insufficient",
    at = "algorithm[2]/trainingData[2]/period",
    name = "one of two sets is not recorded in full",
  },
}

test {
  rule = "DS-19",
  base = "clean-admission",
  remove = { "algorithm", "app/techUse[3]", "app/techUse[2]" },
  {
    expect = "insufficient",
    message = "technology that learns",
    at = "algorithm",
    name = "federated",
  },
  {
    set = { ["app/techUse/@tech"] = "ai-ml" },
    expect = "insufficient",
    message = "technology that learns",
  },
  {
    set = { ["app/techUse/@tech"] = "deep-learning" },
    expect = "insufficient",
    message = "technology that learns",
  },
  {
    set = { ["app/techUse/@tech"] = "llm" },
    expect = "insufficient",
    message = "technology that learns",
  },
  {
    set = { ["app/techUse/@tech"] = "ocr" },
    expect = "not-applicable",
    name = "technology that does not learn needs no algorithm",
  },
  {
    set = { ["app/techUse/@tech"] = "ocr" },
    add = { app = "<techUse tech='federated'/>" },
    expect = "insufficient",
    message = "technology that learns",
    name = "one of two learns",
  },
  {
    remove = { "app/techUse/@tech" },
    expect = "insufficient",
    at = "app/techUse/@tech",
  },
  {
    remove = { "app/techUse" },
    expect = "insufficient",
    message = "neither technology nor an algorithm",
    at = "app/techUse/@tech",
  },
}

test {
  rule = "DS-20",
  base = "clean-admission",
  { expect = "pending", name = "nobody has scored it yet" },
  { ballots = { 90, 90 }, expect = "pending", name = "two are no quorum" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = just_below(60), expect = "partial", share = 5999 },
  { ballots = { 40, 40, 40 }, expect = "partial", share = 4000 },
  { ballots = just_below(40), expect = "fail" },
  { ballots = { 100, 0, 40 }, expect = "partial", share = 4667 },
  {
    remove = { "app/techUse" },
    ballots = { 60, 60, 60 },
    expect = "pass",
    name = "an algorithm is enough",
  },
}

-- Without an algorithm the technology says whether there is one to explain.
test {
  rule = "DS-20",
  base = "clean-admission",
  remove = { "algorithm", "app/techUse[3]", "app/techUse[2]" },
  { expect = "pending", name = "federated" },
  { set = { ["app/techUse/@tech"] = "ai-ml" }, expect = "pending" },
  { set = { ["app/techUse/@tech"] = "deep-learning" }, expect = "pending" },
  { set = { ["app/techUse/@tech"] = "llm" }, expect = "pending" },
  { set = { ["app/techUse/@tech"] = "ocr" }, expect = "not-applicable" },
  {
    set = { ["app/techUse/@tech"] = "ocr" },
    ballots = { 80, 80, 80 },
    expect = "not-applicable",
    name = "ballots do not make it applicable",
  },
  {
    remove = { "app/techUse/@tech" },
    ballots = { 80, 80, 80 },
    expect = "pass",
    name = "what is not said may learn",
  },
  { remove = { "app/techUse" }, expect = "pending" },
}
