-- Incidents. Both of the sample are in order: I1, an outage of medium level,
-- and I2, a loss of 1,280 yuan of high level.

-- The record without its incidents and without what refers to them.
local BARE = {
  "operation/incident",
  "operation/rectification/@incident",
  "operation/metricSeries/point/@explainedBy",
}

-- What all rules on incidents make of a record without them.
local function of_none(id)
  test {
    rule = id, base = "operation-full",
    { remove = { "operation" }, expect = "insufficient",
      message = "no operation record", at = "operation" },
    { name = "it states that none happened", remove = BARE,
      set = { ["operation/@incidents"] = "none" },
      expect = "not-applicable", message = "no incident happened",
      at = "operation/@incidents" },
    { name = "listed, it says, and none is", remove = BARE,
      expect = "insufficient", message = "none is",
      at = "operation/incident" },
    { name = "neither incidents nor a word about them",
      remove = { BARE[1], BARE[2], BARE[3], "operation/@incidents" },
      expect = "insufficient", at = "operation/@incidents" },
    { name = "left out, but a rectification refers to it",
      remove = { BARE[1] },
      set = { ["operation/@incidents"] = "none" },
      expect = "insufficient", message = "refers to incident 'I1'",
      at = "operation/rectification[1]/@incident" },
    { name = "left out, but a figure is explained by it",
      remove = { BARE[1], BARE[2] },
      set = { ["operation/@incidents"] = "none" },
      expect = "insufficient", message = "refers to incident 'I1'",
      at = "operation/metricSeries[1]/point[3]/@explainedBy" },
  }
end

-- What they make of one incident that is left out among others.
local function of_one_left_out(id)
  test {
    rule = id, base = "operation-full",
    { set = { ["operation/rectification[2]/@incident"] = "I9" },
      expect = "insufficient", message = "refers to incident 'I9'",
      at = "operation/rectification[2]/@incident" },
    { remove = { "operation/incident[1]" }, expect = "insufficient",
      message = "'I1'", at = "operation/rectification[1]/@incident" },
    { name = "a change explains a figure as well",
      set = { ["operation/metricSeries[1]/point[3]/@explainedBy"] = "G1" },
      expect = "pass" },
    { remove = { "operation/change" },
      set = { ["operation/metricSeries[1]/point[3]/@explainedBy"] = "G1" },
      expect = "insufficient", message = "'G1'" },
    { name = "without ids, where nothing refers to them",
      remove = { "operation/incident/@id", "operation/change/@id",
        BARE[2], BARE[3] }, expect = "pass" },
  }
end

for n = 12, 16 do
  of_none("RC-" .. n)
  of_one_left_out("RC-" .. n)
end

-- Of high or critical level: reported within 24 hours of being detected.
-- I2 was detected on 2026-01-15 at 14:05 in China.
test {
  rule = "RC-12", base = "operation-full",
  { expect = "pass" },
  { remove = { "operation/incident[1]/@level" }, expect = "insufficient",
    at = "operation/incident[1]/@level" },
  { set = { ["operation/incident[2]/@level"] = "medium" },
    expect = "not-applicable" },
  { set = { ["operation/incident[2]/@level"] = "low" },
    expect = "not-applicable" },
  { set = { ["operation/incident[2]/@reported"]
      = "2026-01-16T14:05:00+08:00" }, expect = "pass" },
  { set = { ["operation/incident[2]/@reported"]
      = "2026-01-16T14:05:01+08:00" }, expect = "fail",
    message = "'I2' was reported 25 hours after it was detected; "
      .. "the limit is 24", at = "operation/incident[2]/@reported" },
  { name = "25 hours are 25",
    set = { ["operation/incident[2]/@reported"]
      = "2026-01-16T15:05:00+08:00" }, expect = "fail",
    message = "“I2”发现 25 小时后才报送，上限 24 小时" },
  { name = "and a second more is shown as 26",
    set = { ["operation/incident[2]/@reported"]
      = "2026-01-16T15:05:01+08:00" }, expect = "fail", message = "26 hours" },
  { name = "days later, in the next month",
    set = { ["operation/incident[2]/@reported"]
      = "2026-02-15T14:05:00+08:00" }, expect = "fail", message = "744 hours" },
  { set = { ["operation/incident[2]/@level"] = "critical",
      ["operation/incident[2]/@reported"] = "2026-01-20T00:00:00+08:00" },
    expect = "fail", message = "I2" },
  { name = "the first of two is late",
    set = { ["operation/incident[1]/@level"] = "critical",
      ["operation/incident[1]/@reported"] = "2025-09-12T00:00:00+08:00" },
    expect = "fail", message = "I1", at = "operation/incident[1]/@reported" },
  { set = { ["operation/incident[2]/@reported"]
      = "2026-01-15T15:05:00+08:00" }, params = { hours = 1 },
    expect = "pass" },
  { set = { ["operation/incident[2]/@reported"]
      = "2026-01-15T15:05:01+08:00" }, params = { hours = 1 },
    expect = "fail", message = "the limit is 1" },
  { name = "at the same moment",
    set = { ["operation/incident[2]/@reported"]
      = "2026-01-15T14:05:00+08:00" }, expect = "pass" },
  { name = "before it was detected",
    set = { ["operation/incident[2]/@reported"]
      = "2026-01-15T14:04:59+08:00" }, expect = "insufficient",
    message = "'I2' was reported before", at = "operation/incident[2]/@reported" },
  { name = "before it was detected, of one without an id",
    remove = { "operation/incident[2]/@id", BARE[2] },
    set = { ["operation/incident[2]/@reported"]
      = "2026-01-15T14:04:59+08:00" }, expect = "insufficient",
    message = "'?' was reported before" },
  { remove = { "operation/incident[2]/@id", BARE[2] },
    set = { ["operation/incident[2]/@reported"]
      = "2026-02-15T14:05:00+08:00" }, expect = "fail",
    message = "incident '?'" },
  { remove = { "operation/incident[2]/@detected" },
    expect = "insufficient", at = "operation/incident[2]/@detected" },
  { remove = { "operation/incident[2]/@reported" },
    expect = "insufficient", at = "operation/incident[2]/@reported" },
  { name = "of medium level nobody asks",
    remove = { "operation/incident[1]/@detected",
      "operation/incident[1]/@reported" }, expect = "pass" },
  { name = "one left out hides no other that was late",
    set = { ["operation/rectification[1]/@incident"] = "I9",
      ["operation/incident[2]/@reported"] = "2026-01-20T00:00:00+08:00" },
    expect = "fail", message = "I2" },
  { name = "one left out, where all others are of high level",
    set = { ["operation/rectification[1]/@incident"] = "I9",
      ["operation/incident[1]/@level"] = "high" },
    expect = "insufficient", message = "I9" },
  { name = "one left out, where none is of high level",
    set = { ["operation/rectification[1]/@incident"] = "I9",
      ["operation/incident[2]/@level"] = "medium" },
    expect = "insufficient", message = "I9" },
}

-- The same moments as other time zones write them.
test {
  rule = "RC-12", base = "operation-full",
  { set = { ["operation/incident[2]/@reported"] = "2026-01-16T06:05:00Z" },
    expect = "pass" },
  { set = { ["operation/incident[2]/@reported"] = "2026-01-16T06:05:01Z" },
    expect = "fail" },
  { name = "west of Greenwich",
    set = { ["operation/incident[2]/@reported"]
      = "2026-01-16T01:05:00-05:00" }, expect = "pass" },
  { set = { ["operation/incident[2]/@reported"]
      = "2026-01-16T01:05:01-05:00" }, expect = "fail" },
  { name = "half an hour off",
    set = { ["operation/incident[2]/@reported"]
      = "2026-01-16T11:35:00+05:30" }, expect = "pass" },
  { set = { ["operation/incident[2]/@reported"]
      = "2026-01-16T11:35:01+05:30" }, expect = "fail" },
}

-- Closed by the due day, with its root cause; so are the rectifications.
test {
  rule = "RC-13", base = "operation-full",
  { expect = "pass" },
  { remove = { "operation/incident[1]/@due" }, expect = "insufficient",
    at = "operation/incident[1]/@due" },
  { remove = { "operation/incident[1]/rootCause" },
    expect = "insufficient", at = "operation/incident[1]/rootCause" },
  { set = { ["operation/incident[1]/@closed"]
      = "2025-09-30T23:59:59+08:00" }, expect = "pass" },
  { set = { ["operation/incident[1]/@closed"]
      = "2025-10-01T00:00:00+08:00" }, expect = "fail",
    message = "'I1' was closed on 2025-10-01, after 2025-09-30",
    at = "operation/incident[1]/@closed" },
  { name = "open on its last day, as all are",
    remove = { "operation/incident/@closed" },
    set = { ["operation/incident/@due"] = "2026-06-30" },
    expect = "not-applicable" },
  { name = "open past its day",
    remove = { "operation/incident[2]/@closed" },
    set = { ["operation/incident[2]/@due"] = "2026-06-29" },
    expect = "fail", message = "'I2' was due by 2026-06-29 and is still open",
    at = "operation/incident[2]/@due" },
  { name = "open past its day, without an id",
    remove = { "operation/incident[2]/@closed",
      "operation/incident[2]/@id", BARE[2] },
    expect = "fail", message = "'?'" },
  { name = "to be closed tomorrow is open today",
    set = { ["operation/incident/@closed"] = "2026-07-01T00:00:00+08:00",
      ["operation/incident/@due"] = "2026-07-31" },
    expect = "not-applicable" },
  { name = "closed today",
    set = { ["operation/incident/@closed"] = "2026-06-30T18:00:00+08:00",
      ["operation/incident/@due"] = "2026-07-31" }, expect = "pass" },
  { name = "to be closed tomorrow, but due before",
    set = { ["operation/incident[1]/@closed"] = "2026-07-01T00:00:00+08:00" },
    expect = "fail", message = "still open" },
  { name = "one left out, where all others are open",
    remove = { "operation/incident/@closed" },
    set = { ["operation/incident/@due"] = "2026-06-30",
      ["operation/rectification[1]/@incident"] = "I9" },
    expect = "insufficient", message = "I9" },
}
test {
  rule = "RC-13", base = "operation-full",
  { set = { ["operation/rectification[1]/@closed"] = "2025-10-15" },
    expect = "pass" },
  { set = { ["operation/rectification[1]/@closed"] = "2025-10-16" },
    expect = "fail", message = "'Z1' was not complete by 2025-10-15",
    at = "operation/rectification[1]/@due" },
  { name = "open on its last day",
    remove = { "operation/rectification[2]/@closed" },
    set = { ["operation/rectification[2]/@due"] = "2026-06-30" },
    expect = "pass" },
  { name = "open past its day",
    remove = { "operation/rectification[2]/@closed" },
    set = { ["operation/rectification[2]/@due"] = "2026-06-29" },
    expect = "fail", message = "Z2" },
  { name = "late, without an id",
    remove = { "operation/rectification[2]/@closed",
      "operation/rectification[2]/@id" }, expect = "fail", message = "'?'" },
  { remove = { "operation/rectification[1]/@due",
      "operation/rectification[2]/@due" }, expect = "insufficient",
    at = "operation/rectification[1]/@due" },
  { name = "one without a day hides no other that is late",
    remove = { "operation/rectification[1]/@due" },
    set = { ["operation/rectification[2]/@closed"] = "2026-03-01" },
    expect = "fail", message = "Z2" },
  { name = "one without a day hides no incident that is late",
    remove = { "operation/rectification[1]/@due" },
    set = { ["operation/incident[2]/@closed"]
      = "2026-06-01T00:00:00+08:00" }, expect = "fail", message = "I2" },
  { name = "a rectification is asked of what no incident led to",
    remove = { BARE[1], BARE[2], BARE[3],
      "operation/rectification[2]/@due" },
    set = { ["operation/@incidents"] = "none" },
    expect = "insufficient", at = "operation/rectification[2]/@due" },
  { name = "late without any incident",
    remove = BARE,
    set = { ["operation/@incidents"] = "none",
      ["operation/rectification[2]/@closed"] = "2026-03-01" },
    expect = "fail", message = "Z2" },
  { name = "one without a day while incidents are open",
    remove = { "operation/incident/@closed",
      "operation/rectification[2]/@due" },
    set = { ["operation/incident/@due"] = "2026-06-30" },
    expect = "insufficient", at = "operation/rectification[2]/@due" },
}

-- No loss, or made good in full by 2026-01-25, the day that was set.
test {
  rule = "RC-14", base = "operation-full",
  { expect = "pass" },
  { base = "clean-exit", expect = "pass" },
  { remove = { "operation/incident[1]/@loss" }, expect = "insufficient",
    at = "operation/incident[1]/@loss" },
  { set = { ["operation/incident[1]/@loss"] = -1 },
    expect = "insufficient", message = "loss of incident 'I1' is negative",
    at = "operation/incident[1]/@loss" },
  { name = "without a loss nothing else is asked",
    remove = { "operation/incident[1]/@compensated",
      "operation/incident[1]/@detected" }, expect = "pass" },
  { name = "a fen is a loss",
    set = { ["operation/incident[1]/@loss"] = 1 }, expect = "fail",
    message = "'I1' cost 0.01 yuan; only 0.00 were paid",
    at = "operation/incident[1]/@compensated" },
  { set = { ["operation/incident[2]/@compensated"] = 127999 },
    expect = "fail", message = "'I2' cost 1280.00 yuan; only 1279.99" },
  { set = { ["operation/incident[2]/@compensated"] = 128001 },
    expect = "pass" },
  { remove = { "operation/incident[2]/@compensated" },
    expect = "insufficient", at = "operation/incident[2]/@compensated" },
  { remove = { "operation/incident[2]/@compensatedOn" },
    expect = "insufficient", at = "operation/incident[2]/@compensatedOn" },
  { set = { ["operation/incident[2]/@compensatedOn"] = "2026-01-25" },
    expect = "pass" },
  { set = { ["operation/incident[2]/@compensatedOn"] = "2026-01-26" },
    expect = "fail",
    message = "'I2' was compensated on 2026-01-26, after 2026-01-25",
    at = "operation/incident[2]/@compensatedOn" },
  { remove = { "operation/incident[2]/@id", BARE[2] },
    set = { ["operation/incident[2]/@compensatedOn"] = "2026-01-26" },
    expect = "fail", message = "'?'" },
  { name = "one left out hides no loss",
    set = { ["operation/rectification[1]/@incident"] = "I9",
      ["operation/incident[2]/@compensated"] = 0 }, expect = "fail" },
}

-- Where no day was set: as many days as the compensation promises, ten.
test {
  rule = "RC-14", base = "operation-full",
  remove = { "operation/incident[2]/@compensationDue" },
  { set = { ["operation/incident[2]/@compensatedOn"] = "2026-01-25" },
    expect = "pass" },
  { set = { ["operation/incident[2]/@compensatedOn"] = "2026-01-26" },
    expect = "fail", message = "after 2026-01-25" },
  { set = { ["operation/incident[2]/@compensatedOn"] = "2026-01-26",
      ["risk/compensation/@deadlineDays"] = 11 }, expect = "pass" },
  { remove = { "risk/compensation/@deadlineDays" },
    expect = "insufficient", at = "risk/compensation/@deadlineDays" },
  { remove = { "operation/incident[2]/@detected" },
    expect = "insufficient", at = "operation/incident[2]/@detected" },
}

-- What is not due yet is open in operation; at the end it is unpaid.
test {
  rule = "RC-14", base = "operation-full",
  set = { ["operation/incident[2]/@compensated"] = 100000 },
  { set = { ["operation/incident[2]/@compensationDue"] = "2026-06-30" },
    expect = "insufficient", message = "'I2' cost 1280.00 yuan, 1000.00 "
      .. "are paid; it is open until 2026-06-30",
    at = "operation/incident[2]/@compensated" },
  { set = { ["operation/incident[2]/@compensationDue"] = "2026-06-29" },
    expect = "fail", message = "only 1000.00" },
  { base = "clean-exit",
    set = { ["operation/incident[2]/@compensationDue"] = "2026-06-30" },
    expect = "fail", message = "only 1000.00",
    at = "operation/incident[2]/@compensated" },
}
test {
  rule = "RC-14", base = "operation-full",
  set = { ["operation/incident[2]/@compensationDue"] = "2026-07-31" },
  { set = { ["operation/incident[2]/@compensatedOn"] = "2026-06-30" },
    expect = "pass" },
  { set = { ["operation/incident[2]/@compensatedOn"] = "2026-07-01" },
    expect = "insufficient",
    message = "'I2' is to be compensated on 2026-07-01",
    at = "operation/incident[2]/@compensatedOn" },
  { name = "due today, to be paid tomorrow",
    set = { ["operation/incident[2]/@compensatedOn"] = "2026-07-01",
      ["operation/incident[2]/@compensationDue"] = "2026-06-30" },
    expect = "insufficient" },
  { name = "due yesterday, to be paid tomorrow",
    set = { ["operation/incident[2]/@compensatedOn"] = "2026-07-01",
      ["operation/incident[2]/@compensationDue"] = "2026-06-29" },
    expect = "fail", message = "after 2026-06-29" },
}

-- No incident disturbed the market.
test {
  rule = "RC-15", base = "operation-full",
  { expect = "pass" },
  { base = "clean-exit", expect = "pass" },
  { remove = { "operation/incident[1]/@marketImpact" },
    expect = "insufficient", at = "operation/incident[1]/@marketImpact" },
  { set = { ["operation/incident[2]/@marketImpact"] = "true" },
    expect = "fail", message = "'I2' disturbed the market",
    at = "operation/incident[2]/@marketImpact" },
  { remove = { "operation/incident[2]/@id", BARE[2] },
    set = { ["operation/incident[2]/@marketImpact"] = "true" },
    expect = "fail", message = "'?'" },
  { name = "one left out hides no other",
    set = { ["operation/rectification[1]/@incident"] = "I9",
      ["operation/incident[2]/@marketImpact"] = "true" }, expect = "fail" },
}

-- Tolerance: no loss or made good, and the market undisturbed.
test {
  rule = "RC-16", base = "operation-full",
  { expect = "pass", message = "'I1' is eligible",
    at = "operation/incident[1]" },
  { base = "clean-exit", expect = "pass", message = "“I2”符合容错条件",
    at = "operation/incident[2]" },
  { remove = { "operation/incident[1]/@marketImpact" },
    expect = "insufficient", at = "operation/incident[1]/@marketImpact" },
  { set = { ["operation/incident[2]/@marketImpact"] = "true" },
    expect = "fail", message = "'I2' disturbed the market: not eligible",
    at = "operation/incident[2]/@marketImpact" },
  { remove = { "operation/incident[2]/@loss" }, expect = "insufficient",
    at = "operation/incident[2]/@loss" },
  { set = { ["operation/incident[2]/@compensated"] = 127999 },
    expect = "fail", message = "only 1279.99" },
  { set = { ["operation/incident[2]/@compensatedOn"] = "2026-01-26" },
    expect = "fail", message = "after 2026-01-25" },
  { set = { ["operation/incident[2]/@compensated"] = 0,
      ["operation/incident[2]/@compensationDue"] = "2026-07-01" },
    expect = "insufficient", message = "open until 2026-07-01" },
  { remove = { "operation/incident[2]/@id", BARE[2] }, expect = "pass",
    message = "'?' is eligible" },
}
