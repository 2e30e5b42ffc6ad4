-- The sample decides automatically (M-score), has sensitive information, and
-- was assessed on 2026-04-02; it goes live on 2026-08-01.

test {
  rule = "DS-08",
  base = "clean-admission",
  { expect = "pass" },
  {
    set = { ["data/pia/@date"] = "2026-07-31" },
    as_of = "2026-08-15",
    expect = "pass",
    name = "the day before going live",
  },
  {
    set = { ["data/pia/@date"] = "2026-08-01" },
    as_of = "2026-08-15",
    expect = "fail",
    message = "dated 2026-08-01, not before the planned live date 2026-08-01",
    at = "data/pia/@date",
    name = "the day of going live",
  },
  {
    set = { ["data/pia/@date"] = "2026-06-30" },
    expect = "pass",
    name = "made today",
  },
  {
    set = { ["data/pia/@date"] = "2026-07-01" },
    expect = "fail",
    message = "dated 2026-07-01, after the assessment day",
    at = "data/pia/@date",
    name = "to be made tomorrow",
  },
  {
    remove = { "data/pia" },
    expect = "insufficient",
    at = "data/pia/@date",
  },
  {
    remove = { "data/pia/@date" },
    expect = "insufficient",
    at = "data/pia/@date",
  },
  {
    remove = { "app/@plannedLive" },
    expect = "insufficient",
    at = "app/@plannedLive",
  },
  {
    remove = { "algorithm[1]/@automatedDecision" },
    expect = "insufficient",
    at = "algorithm[1]/@automatedDecision",
    name = "whether decisions are automated must be said",
  },
  {
    remove = { "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
}

-- Without any reason nothing is due. Each reason then makes the late
-- assessment a failure.
test {
  rule = "DS-08",
  base = "clean-admission",
  set = {
    ["algorithm/@automatedDecision"] = "false",
    ["data/item/@sensitive"] = "false",
    ["data/pia/@date"] = "2026-08-01",
  },
  remove = { "data/item/sharedWith", "data/item/entrustedTo" },
  { expect = "not-applicable" },
  {
    set = { ["algorithm[2]/@automatedDecision"] = "true" },
    expect = "fail",
    message = "2026-08-01",
  },
  { set = { ["data/item[4]/@sensitive"] = "true" }, expect = "fail" },
  {
    add = { ["data/item[1]"] = "<entrustedTo/>" },
    expect = "fail",
    name = "entrusted",
  },
  {
    add = { ["data/item[1]"] = "<sharedWith/>" },
    expect = "fail",
    name = "provided to others",
  },
  { set = { ["data/item[1]/@crossBorder"] = "true" }, expect = "fail" },
  { set = { ["data/item[1]/@storagePlace"] = "overseas" }, expect = "fail" },
  {
    remove = { "data/item/@storagePlace" },
    expect = "not-applicable",
    name = "export is declared, wherever it is kept",
  },
  {
    set = {
      ["data/item[5]/@sensitive"] = "true",
      ["data/item[5]/@crossBorder"] = "true",
    },
    add = { ["data/item[5]"] = "<sharedWith/><entrustedTo/>" },
    expect = "not-applicable",
    name = "what is not personal is no reason",
  },
  {
    remove = { "data/item[5]/@sensitive", "data/item[5]/@crossBorder" },
    expect = "not-applicable",
  },
  {
    remove = { "data/item[1]/@personal" },
    expect = "insufficient",
    at = "data/item[1]/@personal",
  },
  {
    remove = { "data/item[1]/@sensitive" },
    expect = "insufficient",
    at = "data/item[1]/@sensitive",
  },
  {
    remove = { "data/item[1]/@crossBorder" },
    expect = "insufficient",
    at = "data/item[1]/@crossBorder",
  },
  {
    remove = { "app/techUse" },
    expect = "not-applicable",
    name = "the algorithms are listed: technology says nothing more",
  },
  {
    remove = { "algorithm" },
    expect = "insufficient",
    at = "algorithm/@automatedDecision",
    name = "technology that learns without an algorithm",
  },
  {
    remove = { "algorithm", "app/techUse" },
    expect = "insufficient",
    at = "app/techUse/@tech",
  },
  {
    remove = { "algorithm", "app/techUse[1]/@tech" },
    expect = "insufficient",
    at = "app/techUse[1]/@tech",
  },
  {
    remove = { "algorithm" },
    set = { ["app/techUse/@tech"] = "federated" },
    expect = "insufficient",
  },
  {
    remove = { "algorithm" },
    set = { ["app/techUse/@tech"] = "ai-ml" },
    expect = "insufficient",
  },
  {
    remove = { "algorithm" },
    set = { ["app/techUse/@tech"] = "deep-learning" },
    expect = "insufficient",
  },
  {
    remove = { "algorithm" },
    set = { ["app/techUse/@tech"] = "llm" },
    expect = "insufficient",
  },
  {
    remove = { "algorithm" },
    set = { ["app/techUse/@tech"] = "ocr" },
    expect = "not-applicable",
    name = "technology that does not learn",
  },
}

test {
  rule = "DS-09",
  base = "clean-admission",
  { expect = "pass" },
  { set = { ["data/pia/@retainedYears"] = 3 }, expect = "pass" },
  {
    set = { ["data/pia/@retainedYears"] = 2 },
    expect = "fail",
    message = "kept for 2 years; at least 3",
    at = "data/pia/@retainedYears",
  },
  { params = { years = 5 }, expect = "pass" },
  {
    params = { years = 6 },
    expect = "fail",
    message = "kept for 5 years; at least 6",
    at = "data/pia/@retainedYears",
  },
  {
    remove = { "data/pia/@retainedYears" },
    expect = "insufficient",
    at = "data/pia/@retainedYears",
  },
  {
    remove = { "data/pia/content" },
    expect = "insufficient",
    message = "not listed",
    at = "data/pia/content",
  },
  {
    remove = { "data/pia/content[2]/@topic" },
    expect = "insufficient",
    at = "data/pia/content[2]/@topic",
  },
  {
    remove = { "data/pia/content[@topic='lawfulness']" },
    expect = "fail",
    message = "whether the handling is lawful",
    at = "data/pia",
  },
  {
    remove = { "data/pia/content[@topic='impact']" },
    expect = "fail",
    message = "对个人权益的影响",
    at = "data/pia",
  },
  {
    remove = { "data/pia/content[@topic='measures']" },
    expect = "fail",
    message = "whether the measures are lawful",
    at = "data/pia",
  },
  { base = "operation-full", expect = "pass", name = "in operation as well" },
  {
    remove = { "data/pia" },
    expect = "insufficient",
    at = "data/pia/@retainedYears",
  },
  {
    remove = { "data/pia", "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
  {
    remove = { "data/item" },
    expect = "pass",
    name = "an assessment that was made is judged",
  },
}

test {
  rule = "DS-09",
  base = "clean-admission",
  set = {
    ["algorithm/@automatedDecision"] = "false",
    ["data/item/@sensitive"] = "false",
  },
  remove = { "data/item/sharedWith", "data/item/entrustedTo" },
  {
    remove = { "data/pia" },
    expect = "not-applicable",
    name = "no assessment was due",
  },
  {
    set = { ["data/pia/@retainedYears"] = 2 },
    expect = "fail",
    message = "2",
    name = "one that was made without being due is judged",
  },
}
