-- Cases for the applicants' roles, duties and record.

test {
  rule = "LC-06", base = "clean-admission",
  { expect = "pass", name = "one lead, one joint applicant, both with duties" },
  { set = { ["org[2]/@role"] = "participant" }, expect = "pass" },
  {
    set = { ["org[1]/@role"] = "joint" }, expect = "fail",
    message = "0 institutions lead", at = "org[1]/@role",
    name = "nobody leads",
  },
  {
    set = { ["org[2]/@role"] = "lead" }, expect = "fail",
    message = "2 institutions lead", at = "org[1]/@role",
    name = "two lead",
  },
  {
    remove = { "org[2]" }, expect = "pass",
    name = "the lead may be alone",
  },
  { remove = { "org[1]" }, expect = "fail", message = "0 institutions lead" },
  {
    remove = { "org" }, expect = "insufficient",
    message = "no applicant is listed", at = "org",
  },
  {
    remove = { "org[2]/@role" }, expect = "insufficient", at = "org[2]/@role",
    name = "whoever has no role might lead",
  },
  { remove = { "org[1]/duty" }, expect = "insufficient", at = "org[1]/duty" },
  {
    remove = { "org[2]/duty" }, expect = "insufficient", at = "org[2]/duty",
    name = "every institution has a duty, not only the lead",
  },
  {
    set = { ["org[2]/duty"] = "  " }, expect = "insufficient",
    at = "org[2]/duty", name = "a blank duty is none",
  },
  {
    set = { ["org[2]/@role"] = "lead" }, remove = { "org[2]/duty" },
    expect = "fail", message = "2 institutions lead",
    name = "two leads fail whatever else is missing",
  },
}

-- The sample is assessed on 2026-06-30; 730 days before that is 2024-06-30.
test {
  rule = "LC-08", base = "clean-admission",
  { expect = "pass", name = "both institutions state that there is none" },
  {
    remove = { "org" }, expect = "insufficient",
    message = "no applicant is listed", at = "org",
  },
  {
    remove = { "org[1]/@violations" }, expect = "insufficient",
    at = "org[1]/@violations", name = "silence is no clean record",
  },
  { remove = { "org[2]/@violations" }, expect = "insufficient" },
  {
    set = { ["org[2]/@violations"] = "listed" }, expect = "insufficient",
    message = "none is listed", at = "org[2]/violation",
    name = "said to be listed, but nothing is",
  },
}

test {
  rule = "LC-08", base = "clean-admission",
  set = {
    ["org[1]/@violations"] = "listed",
    ["org[1]/violation/@severity"] = "serious",
    ["org[1]/violation/@date"] = "2024-07-01",
  },
  {
    expect = "fail", message = "示例甲银行（虚构）于 2024-07-01",
    at = "org[1]/violation/@date", name = "729 days ago",
  },
  { expect = "fail", message = "less than 730 days ago" },
  {
    set = { ["org[1]/violation/@date"] = "2024-06-30" },
    remove = { "org[2]" }, expect = "pass", name = "730 days ago",
  },
  { as_of = "2026-07-01", expect = "pass", name = "a day later it is over" },
  {
    set = { ["org[1]/violation/@date"] = "2026-06-30" }, expect = "fail",
    message = "2026-06-30",
  },
  {
    set = { ["org[1]/violation/@date"] = "2026-05-31" },
    params = { lookback_days = 30 }, expect = "pass",
  },
  {
    set = { ["org[1]/violation/@date"] = "2026-06-01" },
    params = { lookback_days = 30 }, expect = "fail", message = "30 days ago",
  },
  { params = { lookback_days = 729 }, expect = "pass" },
  {
    set = { ["org[1]/violation/@date"] = "2024-06-30" },
    params = { lookback_days = 731 }, expect = "fail", message = "731",
  },
  { set = { ["org[1]/violation/@severity"] = "general" }, expect = "pass" },
  {
    set = { ["org[1]/violation/@severity"] = "minor" },
    remove = { "org[2]" }, expect = "pass",
  },
  {
    set = { ["org[1]/violation/@severity"] = "minor" },
    remove = { "org[1]/@violations" }, expect = "insufficient",
    at = "org[1]/@violations", name = "a minor one may not be the only one",
  },
  {
    set = { ["org[1]/violation/@date"] = "2020-01-01" },
    remove = { "org[1]/@violations" }, expect = "insufficient",
    at = "org[1]/@violations", name = "an old one may not be the only one",
  },
  {
    remove = { "org[1]/@violations" }, expect = "fail",
    name = "a recent serious one fails without a statement",
  },
}

test {
  rule = "LC-08", base = "clean-admission",
  set = { ["org[1]/@violations"] = "listed" },
  {
    add = { ["org[1]"] = '<violation date="2026-01-01"/>' },
    expect = "insufficient", at = "org[1]/violation/@severity",
    name = "of unknown severity",
  },
  {
    add = { ["org[1]"] = '<violation severity="serious"/>' },
    expect = "insufficient", at = "org[1]/violation/@date",
    name = "on an unknown day",
  },
  {
    add = { ["org[1]"] = '<violation severity="minor"/>' },
    expect = "pass", name = "the day of a minor one does not matter",
  },
  {
    add = {
      ["org[1]"] = {
        '<violation severity="minor" date="2026-01-01"/>',
        '<violation severity="serious" date="2026-02-02"/>',
        '<violation severity="general" date="2026-03-03"/>',
      },
    },
    expect = "fail", message = "2026-02-02", at = "org[1]/violation[2]/@date",
    name = "the worst of several counts",
  },
  {
    add = {
      ["org[1]"] = {
        '<violation severity="minor" date="2026-01-01"/>',
        '<violation severity="serious" date="2020-02-02"/>',
      },
    },
    expect = "pass", name = "none of several is serious and recent",
  },
  {
    add = { ["org[2]"] = '<violation severity="serious" date="2026-02-02"/>' },
    expect = "fail", message = "示例甲科技（虚构）",
    at = "org[2]/violation/@date", name = "that of a joint applicant",
  },
  {
    add = { ["org[2]"] = '<violation severity="serious" date="2026-02-02"/>' },
    remove = { "org[2]/nameZh" }, expect = "fail",
    message = "91990000MA0011B21T",
    name = "without a name the code stands for the institution",
  },
  {
    add = { ["org[2]"] = '<violation severity="serious" date="2026-02-02"/>' },
    remove = { "org[2]/nameZh", "org[2]/uscc" }, expect = "fail",
    message = "? committed a serious violation",
    name = "no name and no code do not save it",
  },
  {
    add = { ["org[2]"] = '<violation severity="serious" date="2026-02-02"/>' },
    remove = { "org[2]/uscc" }, expect = "fail",
    message = "示例甲科技（虚构）",
  },
}
