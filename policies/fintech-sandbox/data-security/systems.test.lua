-- The sample: customers' funds, 26000 persons, level 3, tested on 2026-03-18
-- (104 days ago), graded good, no high risks.

test {
  rule = "DS-15",
  base = "clean-admission",
  { expect = "pass" },
  {
    set = { ["security/mlps/@level"] = 2 },
    expect = "fail",
    message = "the protection level is 2; at least 3",
    at = "security/mlps/@level",
    name = "customers' funds call for level 3",
  },
  {
    set = {
      ["security/mlps/@level"] = 2,
      ["app/@holdsFunds"] = "false",
    },
    remove = { "security/mlps/@testDate" },
    expect = "pass",
    name = "below level 3 a yearly test is not asked for",
  },
  {
    set = {
      ["security/mlps/@level"] = 1,
      ["app/@holdsFunds"] = "false",
    },
    expect = "fail",
    message = "the protection level is 1; at least 2",
    at = "security/mlps/@level",
  },
  {
    set = {
      ["security/mlps/@level"] = 2,
      ["app/@holdsFunds"] = "false",
      ["data/@persons"] = 1000000,
    },
    expect = "fail",
    message = "at least 3",
    name = "a million persons",
  },
  {
    set = {
      ["security/mlps/@level"] = 2,
      ["app/@holdsFunds"] = "false",
      ["data/@persons"] = 999999,
    },
    expect = "pass",
    name = "one fewer",
  },
  {
    set = {
      ["security/mlps/@level"] = 2,
      ["app/@holdsFunds"] = "false",
    },
    params = { large_persons = 26000 },
    expect = "fail",
    message = "at least 3",
  },
  {
    set = {
      ["security/mlps/@level"] = 2,
      ["app/@holdsFunds"] = "false",
    },
    params = { large_persons = 26001 },
    expect = "pass",
  },
  {
    params = { high_level = 4 },
    expect = "fail",
    message = "at least 4",
  },
  {
    params = { min_level = 4 },
    expect = "fail",
    message = "at least 4",
    name = "the higher of the two levels counts",
  },
  {
    set = { ["app/@holdsFunds"] = "false" },
    params = { min_level = 4 },
    expect = "fail",
    message = "at least 4",
  },
  {
    remove = { "app/@holdsFunds" },
    expect = "insufficient",
    at = "app/@holdsFunds",
  },
  {
    set = { ["app/@holdsFunds"] = "false" },
    remove = { "data/@persons" },
    expect = "insufficient",
    at = "data/@persons",
  },
  {
    remove = { "data/@persons" },
    expect = "pass",
    name = "with customers' funds the number does not matter",
  },
  {
    remove = { "security/mlps" },
    expect = "insufficient",
    message = "nothing is said",
    at = "security/mlps",
  },
  {
    remove = { "security/mlps/filingNo" },
    expect = "insufficient",
    at = "security/mlps/filingNo",
  },
  {
    remove = { "security/mlps/@level" },
    expect = "insufficient",
    at = "security/mlps/@level",
  },
  {
    set = { ["security/mlps/@grade"] = "poor" },
    expect = "fail",
    message = "graded poor",
    at = "security/mlps/@grade",
  },
  { set = { ["security/mlps/@grade"] = "medium" }, expect = "pass" },
  {
    remove = { "security/mlps/@grade" },
    expect = "insufficient",
    at = "security/mlps/@grade",
  },
  {
    set = { ["security/mlps/@highRisk"] = 1 },
    expect = "fail",
    message = "1 high risks",
    at = "security/mlps/@highRisk",
  },
  {
    set = { ["security/mlps/@highRisk"] = -1 },
    expect = "insufficient",
    message = "negative",
    at = "security/mlps/@highRisk",
  },
  {
    remove = { "security/mlps/@highRisk" },
    expect = "insufficient",
    at = "security/mlps/@highRisk",
  },
  { as_of = "2027-03-18", expect = "pass", name = "365 days" },
  {
    as_of = "2027-03-19",
    expect = "fail",
    message = "2026-03-18, not within 365 days",
    at = "security/mlps/@testDate",
    name = "366 days",
  },
  { as_of = "2026-03-18", expect = "pass", name = "tested today" },
  {
    as_of = "2026-03-17",
    expect = "fail",
    message = "365",
    at = "security/mlps/@testDate",
    name = "a test of tomorrow is not made",
  },
  { params = { test_days = 104 }, expect = "pass" },
  {
    params = { test_days = 103 },
    expect = "fail",
    message = "103",
    at = "security/mlps/@testDate",
  },
  {
    set = { ["security/mlps/@level"] = 4 },
    as_of = "2027-03-19",
    expect = "fail",
    at = "security/mlps/@testDate",
    name = "level 4 is tested, too",
  },
  {
    remove = { "security/mlps/@testDate" },
    expect = "insufficient",
    at = "security/mlps/@testDate",
  },
  {
    add = {
      ["."] = [[<security><mlps level="2" grade="good" highRisk="0">
        <filingNo>99000043001-00002</filingNo></mlps></security>]],
    },
    expect = "fail",
    message = "the protection level is 2",
    at = "security[2]/mlps/@level",
    name = "one of two systems",
  },
}

test {
  rule = "DS-16",
  base = "clean-admission",
  { expect = "pass" },
  { set = { ["network/@logRetentionDays"] = 183 }, expect = "pass" },
  {
    set = { ["network/@logRetentionDays"] = 182 },
    expect = "fail",
    message = "kept for 182 days; at least 183",
    at = "network/@logRetentionDays",
  },
  { params = { min_days = 400 }, expect = "pass" },
  {
    params = { min_days = 401 },
    expect = "fail",
    message = "kept for 400 days; at least 401",
    at = "network/@logRetentionDays",
  },
  { base = "operation-full", expect = "pass", name = "in operation as well" },
  {
    remove = { "network/@logRetentionDays" },
    expect = "insufficient",
    at = "network/@logRetentionDays",
  },
  {
    remove = { "network" },
    expect = "insufficient",
    at = "network/@logRetentionDays",
  },
}
