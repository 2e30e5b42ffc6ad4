-- One item is made important; the assessment of 2026-04-02 is 89 days old.

test {
  rule = "DS-12",
  base = "clean-admission",
  set = { ["data/item[@id='D5']/@important"] = "true" },
  { expect = "pass" },
  {
    set = { ["data/item/@important"] = "false" },
    expect = "not-applicable",
  },
  {
    remove = { "data/importantData" },
    set = { ["data/item/@important"] = "false" },
    expect = "not-applicable",
    name = "without important data nobody need answer for them",
  },
  {
    remove = { "data/item[@id='D1']/@important" },
    set = { ["data/item[@id='D5']/@important"] = "false" },
    expect = "insufficient",
    at = "data/item[1]/@important",
    name = "an item that is silent may be important",
  },
  {
    remove = { "data/item[@id='D1']/@important" },
    expect = "pass",
    name = "one important item is enough",
  },
  {
    remove = { "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
  {
    remove = { "data/importantData/officer" },
    expect = "insufficient",
    at = "data/importantData/officer",
  },
  {
    remove = { "data/importantData/body" },
    expect = "insufficient",
    at = "data/importantData/body",
  },
  {
    remove = { "data/importantData/@riskAssessment" },
    expect = "insufficient",
    at = "data/importantData/@riskAssessment",
  },
  { as_of = "2027-04-02", expect = "pass", name = "365 days" },
  {
    as_of = "2027-04-03",
    expect = "fail",
    message = "2026-04-02, not within 365 days",
    at = "data/importantData/@riskAssessment",
    name = "366 days",
  },
  { as_of = "2026-04-02", expect = "pass", name = "today" },
  {
    as_of = "2026-04-01",
    expect = "fail",
    message = "365",
    at = "data/importantData/@riskAssessment",
    name = "an assessment of tomorrow is not made",
  },
  { params = { max_age = 89 }, expect = "pass" },
  {
    params = { max_age = 88 },
    expect = "fail",
    message = "88",
    at = "data/importantData/@riskAssessment",
  },
  {
    set = { ["data/importantData/@reported"] = "false" },
    expect = "fail",
    message = "was not reported",
    at = "data/importantData/@reported",
  },
  {
    remove = { "data/importantData/@reported" },
    expect = "insufficient",
    at = "data/importantData/@reported",
  },
}
