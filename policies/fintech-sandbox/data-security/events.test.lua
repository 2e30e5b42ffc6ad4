-- The year of operation in the sample has two incidents, neither a leak. I1
-- is made one here: detected on 2025-09-10 at 23:50:40, dealt with in time.
test {
  rule = "DS-22",
  base = "operation-full",
  set = {
    ["operation/incident[1]/@dataLeak"] = "true",
    ["operation/incident[1]/@detected"] = "2025-09-10T23:50:40+08:00",
    ["operation/incident[1]/@remedied"] = "2025-09-11T01:00:00+08:00",
    ["operation/incident[1]/@reported"] = "2025-09-11T02:00:00+08:00",
    ["operation/incident[1]/@personsNotified"] = "2025-09-11T03:00:00+08:00",
  },
  add = {
    ["operation/incident[1]"] = {
      "<notice topic='kinds'/>", "<notice topic='cause'/>",
      "<notice topic='harm'/>", "<notice topic='remedy'/>",
      "<notice topic='mitigation'/>", "<notice topic='contact'/>",
    },
  },
  { expect = "pass" },

  -- Exactly 24 hours, written in several time zones, and a second more.
  {
    set = {
      ["operation/incident[1]/@remedied"] = "2025-09-11T23:50:40+08:00",
    },
    expect = "pass",
  },
  {
    set = {
      ["operation/incident[1]/@remedied"] = "2025-09-11T23:50:41+08:00",
    },
    expect = "fail",
    message = "leak 'I1' was remedied more than 24 hours",
    at = "operation/incident[1]/@remedied",
  },
  {
    set = { ["operation/incident[1]/@remedied"] = "2025-09-11T15:50:40Z" },
    expect = "pass",
  },
  {
    set = { ["operation/incident[1]/@remedied"] = "2025-09-11T15:50:41Z" },
    expect = "fail",
    message = "24 hours",
  },
  {
    set = {
      ["operation/incident[1]/@remedied"] = "2025-09-11T21:20:40+05:30",
    },
    expect = "pass",
  },
  {
    set = {
      ["operation/incident[1]/@remedied"] = "2025-09-11T21:20:41+05:30",
    },
    expect = "fail",
    message = "24 hours",
  },
  {
    set = {
      ["operation/incident[1]/@remedied"] = "2025-09-11T12:20:40-03:30",
    },
    expect = "pass",
  },
  {
    set = {
      ["operation/incident[1]/@remedied"] = "2025-09-11T12:20:41-03:30",
    },
    expect = "fail",
    message = "24 hours",
  },
  {
    set = {
      ["operation/incident[1]/@remedied"] = "2025-09-10T23:50:40+08:00",
    },
    expect = "pass",
    name = "remedied when it was detected",
  },
  {
    set = {
      ["operation/incident[1]/@remedied"] = "2025-09-10T23:50:39+08:00",
    },
    expect = "insufficient",
    message = "leak 'I1': the time of remedy is before its detection",
    at = "operation/incident[1]/@remedied",
    name = "remedied before it was detected",
  },
  {
    set = {
      ["operation/incident[1]/@remedied"] = "2025-09-10T23:50:39+08:00",
    },
    remove = { "operation/incident[1]/@id" },
    expect = "insufficient",
    message = "leak '?': the time of remedy",
  },

  -- 72 hours to tell the authority.
  {
    set = {
      ["operation/incident[1]/@reported"] = "2025-09-13T23:50:40+08:00",
    },
    expect = "pass",
  },
  {
    set = {
      ["operation/incident[1]/@reported"] = "2025-09-13T23:50:41+08:00",
    },
    expect = "fail",
    message = "'I1' was reported to the authority more than 72 hours",
    at = "operation/incident[1]/@reported",
  },
  {
    set = {
      ["operation/incident[1]/@reported"] = "2025-09-10T23:50:40+08:00",
    },
    expect = "pass",
  },
  {
    set = {
      ["operation/incident[1]/@reported"] = "2025-09-10T23:50:39+08:00",
    },
    expect = "insufficient",
    message = "the time of report is before its detection",
    at = "operation/incident[1]/@reported",
  },

  -- 72 hours to tell the persons.
  {
    set = {
      ["operation/incident[1]/@personsNotified"]
        = "2025-09-13T23:50:40+08:00",
    },
    expect = "pass",
  },
  {
    set = {
      ["operation/incident[1]/@personsNotified"]
        = "2025-09-13T23:50:41+08:00",
    },
    expect = "fail",
    message = "were told of leak 'I1' more than 72 hours",
    at = "operation/incident[1]/@personsNotified",
  },
  {
    set = {
      ["operation/incident[1]/@personsNotified"]
        = "2025-09-10T23:50:40+08:00",
    },
    expect = "pass",
  },
  {
    set = {
      ["operation/incident[1]/@personsNotified"]
        = "2025-09-10T23:50:39+08:00",
    },
    expect = "insufficient",
    message = "the time persons were told is before its detection",
    at = "operation/incident[1]/@personsNotified",
  },

  {
    set = {
      ["operation/incident[1]/@remedied"] = "2025-09-11T00:50:40+08:00",
    },
    params = { remedy_hours = 1 },
    expect = "pass",
  },
  {
    set = {
      ["operation/incident[1]/@remedied"] = "2025-09-11T00:50:41+08:00",
    },
    params = { remedy_hours = 1 },
    expect = "fail",
    message = "more than 1 hours",
  },
  { params = { notice_hours = 4 }, expect = "pass" },
  {
    params = { notice_hours = 3 },
    expect = "fail",
    message = "were told of leak 'I1' more than 3 hours",
  },
  {
    params = { notice_hours = 2 },
    expect = "fail",
    message = "reported to the authority more than 2 hours",
  },

  -- What the notice says.
  {
    remove = { "operation/incident[1]/notice[@topic='kinds']" },
    expect = "fail",
    message = "the notice of leak 'I1' lacks the kinds of information",
    at = "operation/incident[1]",
  },
  {
    remove = { "operation/incident[1]/notice[@topic='cause']" },
    expect = "fail",
    message = "的通知缺少原因",
  },
  {
    remove = { "operation/incident[1]/notice[@topic='harm']" },
    expect = "fail",
    message = "the possible harm",
  },
  {
    remove = { "operation/incident[1]/notice[@topic='remedy']" },
    expect = "fail",
    message = "lacks the remedy",
  },
  {
    remove = { "operation/incident[1]/notice[@topic='mitigation']" },
    expect = "fail",
    message = "what one can do oneself",
  },
  {
    remove = { "operation/incident[1]/notice[@topic='contact']" },
    expect = "fail",
    message = "whom to contact",
  },
  {
    remove = { "operation/incident[1]/notice" },
    expect = "insufficient",
    message = "what the notice of leak 'I1' said",
    at = "operation/incident[1]/notice",
  },
  {
    remove = { "operation/incident[1]/notice[3]/@topic" },
    expect = "insufficient",
    at = "operation/incident[1]/notice[3]/@topic",
  },

  -- What is missing.
  {
    remove = {
      "operation/incident[1]/@id",
      "operation/incident[1]/notice[@topic='harm']",
    },
    expect = "fail",
    message = "leak '?' lacks",
  },
  {
    remove = { "operation/incident[1]/@detected" },
    expect = "insufficient",
    at = "operation/incident[1]/@detected",
  },
  {
    remove = { "operation/incident[1]/@remedied" },
    expect = "insufficient",
    at = "operation/incident[1]/@remedied",
  },
  {
    remove = { "operation/incident[1]/@reported" },
    expect = "insufficient",
    at = "operation/incident[1]/@reported",
  },
  {
    remove = { "operation/incident[1]/@personsNotified" },
    expect = "insufficient",
    at = "operation/incident[1]/@personsNotified",
  },
  {
    remove = { "operation/incident[1]/@dataLeak" },
    expect = "insufficient",
    at = "operation/incident[1]/@dataLeak",
  },
  {
    set = { ["operation/incident[1]/@dataLeak"] = "false" },
    remove = { "operation/incident[1]/@kind" },
    expect = "insufficient",
    at = "operation/incident[1]/@kind",
  },
  {
    set = {
      ["operation/incident[1]/@dataLeak"] = "false",
      ["operation/incident[1]/@kind"] = "data-leak",
    },
    expect = "pass",
    name = "a leak by its kind",
  },
  {
    set = { ["operation/incident[1]/@dataLeak"] = "false" },
    expect = "not-applicable",
    name = "no incident is a leak",
  },
  {
    set = { ["operation/incident[2]/@dataLeak"] = "true" },
    expect = "insufficient",
    at = "operation/incident[2]/@personsNotified",
    name = "the second of two leaks",
  },
  {
    set = { ["operation/@incidents"] = "none" },
    expect = "pass",
    name = "what is listed is judged, whatever is stated",
  },
}

test {
  rule = "DS-22",
  base = "operation-full",
  remove = { "operation/incident" },
  {
    set = { ["operation/@incidents"] = "none" },
    expect = "not-applicable",
    message = "no incident happened",
    at = "operation/@incidents",
  },
  {
    expect = "insufficient",
    message = "said to be listed, but none is",
    at = "operation/incident",
  },
  {
    remove = { "operation/@incidents" },
    expect = "insufficient",
    at = "operation/@incidents",
    name = "no incident and no word on it",
  },
  {
    remove = { "operation" },
    expect = "insufficient",
    message = "no operation record",
    at = "operation",
  },
}

-- The sample's one expiry is of D4, on the day of assessment, and handled.
-- Experts score what was done about copies: 60 passes, below 40 fails.
test {
  rule = "DS-21",
  base = "operation-full",
  ballots = { 60, 60, 60 },
  as_of = "2026-07-01",
  { expect = "pass" },
  {
    set = { ["operation/expiry/@handled"] = "stored-only" },
    expect = "pass",
  },
  {
    set = { ["operation/expiry/@handled"] = "none" },
    expect = "fail",
    message = "item 'D4' expired on 2026-06-30",
    at = "operation/expiry/@handled",
  },
  {
    set = { ["operation/expiry/@handled"] = "none" },
    as_of = "2026-06-30",
    expect = "pass",
    name = "not expired before the day is over",
  },
  {
    remove = { "operation/expiry/@handled" },
    expect = "insufficient",
    at = "operation/expiry/@handled",
  },
  {
    remove = { "operation/expiry/@handled" },
    as_of = "2026-06-30",
    expect = "pass",
    name = "what has not expired need not be dealt with",
  },
  {
    remove = { "operation/expiry/@due" },
    expect = "insufficient",
    at = "operation/expiry/@due",
  },
  {
    remove = { "operation/expiry/@item" },
    set = { ["operation/expiry/@handled"] = "none" },
    expect = "fail",
    message = "item '?' expired",
  },
  {
    add = {
      operation = "<expiry item='D2' due='2026-06-30' handled='none'/>",
    },
    expect = "fail",
    message = "'D2'",
    at = "operation/expiry[2]/@handled",
    name = "one of two",
  },
  {
    remove = { "operation/expiry" },
    expect = "pass",
    name = "nothing has expired: the experts alone decide",
  },
  {
    remove = { "operation" },
    expect = "insufficient",
    message = "no operation record",
    at = "operation",
  },
  { ballots = {}, expect = "pending" },
  { ballots = { 59, 60, 60 }, expect = "partial", share = 5967 },
  { ballots = { 40, 40, 40 }, expect = "partial", share = 4000 },
  { ballots = { 39, 40, 40 }, expect = "fail" },
  {
    set = { ["operation/expiry/@handled"] = "none" },
    ballots = { 100, 100, 100 },
    expect = "fail",
    message = "'D4'",
    name = "no score makes up for what was not deleted",
  },
  {
    set = { ["@phase"] = "admission" },
    expect = "pass",
    name = "only at exit is a plan asked for",
  },
}

test {
  rule = "DS-21",
  base = "clean-exit",
  ballots = { 60, 60, 60 },
  { expect = "pass" },
  {
    remove = { "exitAnnex/dataDisposalPlan/disposal[@item='D3']" },
    expect = "fail",
    message = "does not cover item 'D3'",
    at = "data/item[3]",
  },
  {
    remove = { "exitAnnex/dataDisposalPlan/disposal[@item='D3']" },
    set = { ["data/item[@id='D3']/@storagePlace"] = "none" },
    expect = "pass",
    name = "what is not kept needs no disposal",
  },
  {
    remove = {
      "exitAnnex/dataDisposalPlan/disposal[@item='D3']",
      "data/item[@id='D3']/@storagePlace",
    },
    expect = "fail",
    message = "'D3'",
    name = "silence does not mean that nothing is kept",
  },
  {
    set = { ["data/item/@storagePlace"] = "none" },
    expect = "pass",
    name = "a plan beyond what is asked for",
  },
  {
    remove = { "exitAnnex/dataDisposalPlan/disposal" },
    expect = "insufficient",
    message = "no disposal plan by item",
    at = "exitAnnex/dataDisposalPlan/disposal",
  },
  {
    remove = { "exitAnnex/dataDisposalPlan/disposal[2]/@item" },
    expect = "insufficient",
    at = "exitAnnex/dataDisposalPlan/disposal[2]/@item",
  },
  {
    remove = { "exitAnnex/dataDisposalPlan/disposal[2]/@manner" },
    expect = "insufficient",
    at = "exitAnnex/dataDisposalPlan/disposal[2]/@manner",
  },
  {
    remove = { "data/item[2]/@id" },
    expect = "insufficient",
    at = "data/item[2]/@id",
  },
  {
    remove = {
      "data/item[2]/@id",
      "exitAnnex/dataDisposalPlan/disposal[@item='D3']",
    },
    expect = "fail",
    message = "'D3'",
    name = "what is missing hides no failure",
  },
  {
    remove = { "data/item[2]/@id" },
    set = { ["data/item[2]/@storagePlace"] = "none" },
    expect = "pass",
  },
  {
    remove = { "exitAnnex/dataDisposalPlan/disposal[@item='D5']" },
    expect = "fail",
    message = "'D5'",
    at = "data/item[5]",
    name = "the last of several",
  },
  {
    remove = { "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
  {
    set = { ["operation/expiry/@handled"] = "none" },
    as_of = "2026-07-01",
    expect = "fail",
    message = "item 'D4' expired on 2026-06-30",
    at = "operation/expiry/@handled",
  },
  {
    set = { ["operation/expiry/@handled"] = "none" },
    as_of = "2026-06-30",
    expect = "pass",
    name = "not expired before the day is over",
  },
  {
    set = { ["operation/expiry/@handled"] = "anonymised" },
    as_of = "2026-07-01",
    expect = "pass",
  },
  {
    remove = { "operation/expiry/@due" },
    expect = "insufficient",
    at = "operation/expiry/@due",
  },
  {
    remove = { "operation/expiry/@handled" },
    as_of = "2026-07-01",
    expect = "insufficient",
    at = "operation/expiry/@handled",
  },
  {
    set = {
      ["operation/expiry/@item"] = "D9",
      ["operation/expiry/@handled"] = "none",
    },
    as_of = "2026-07-01",
    expect = "fail",
    message = "item 'D9' expired",
    at = "operation/expiry/@handled",
    name = "what expired and is not in the inventory is not forgotten",
  },
  {
    remove = { "operation/expiry" },
    expect = "pass",
    name = "nothing has expired yet",
  },
  {
    remove = { "operation" },
    expect = "insufficient",
    message = "no operation record",
    at = "operation",
  },
  { ballots = {}, expect = "pending" },
}

-- 26000 persons; the audit of 2026-04-15 passed.
test {
  rule = "DS-23",
  base = "operation-full",
  { expect = "pass" },
  { as_of = "2029-04-14", expect = "pass", name = "1095 days" },
  {
    as_of = "2029-04-15",
    expect = "fail",
    message = "was on 2026-04-15, more than 1095 days ago",
    at = "operation/personalInfoAudit/@date",
    name = "1096 days",
  },
  { as_of = "2026-04-15", expect = "pass", name = "today" },
  {
    as_of = "2026-04-14",
    expect = "insufficient",
    message = "no compliance audit",
    at = "operation/personalInfoAudit/@date",
    name = "tomorrow's audit is not made",
  },
  {
    set = { ["data/@persons"] = 10000001 },
    as_of = "2028-04-14",
    expect = "pass",
    name = "730 days, more than ten million",
  },
  {
    set = { ["data/@persons"] = 10000001 },
    as_of = "2028-04-15",
    expect = "fail",
    message = "more than 730 days ago",
  },
  {
    set = { ["data/@persons"] = 10000000 },
    as_of = "2028-04-15",
    expect = "pass",
    name = "ten million are not more",
  },
  { params = { other_days = 76 }, expect = "pass" },
  {
    params = { other_days = 75 },
    expect = "fail",
    message = "more than 75 days",
  },
  {
    params = { large_persons = 25999, large_days = 76 },
    expect = "pass",
  },
  {
    params = { large_persons = 25999, large_days = 75 },
    expect = "fail",
    message = "more than 75 days",
  },
  {
    params = { large_persons = 26000, large_days = 75 },
    expect = "pass",
  },
  {
    set = { ["operation/personalInfoAudit/@conclusion"] = "fail" },
    expect = "fail",
    message = "2026-04-15 did not pass",
    at = "operation/personalInfoAudit/@conclusion",
  },
  {
    set = { ["operation/personalInfoAudit/@conclusion"] = "conditional" },
    expect = "pass",
  },
  {
    remove = { "operation/personalInfoAudit/@conclusion" },
    expect = "insufficient",
    at = "operation/personalInfoAudit/@conclusion",
  },
  {
    remove = { "operation/personalInfoAudit/@date" },
    expect = "insufficient",
    at = "operation/personalInfoAudit/@date",
  },
  {
    remove = { "operation/personalInfoAudit" },
    expect = "insufficient",
    message = "no compliance audit",
    at = "operation/personalInfoAudit/@date",
  },

  -- Of several audits the last one counts, in whatever order they stand.
  {
    add = {
      operation =
        "<personalInfoAudit date='2026-04-16' conclusion='fail'/>",
    },
    expect = "fail",
    message = "2026-04-16 did not pass",
    at = "operation/personalInfoAudit[2]/@conclusion",
  },
  {
    add = {
      operation =
        "<personalInfoAudit date='2026-04-14' conclusion='fail'/>",
    },
    expect = "pass",
  },
  {
    add = { operation = "<personalInfoAudit date='2026-04-14'/>" },
    expect = "pass",
    name = "what an older one concluded need not be said",
  },
  {
    add = {
      operation =
        "<personalInfoAudit date='2026-07-01' conclusion='fail'/>",
    },
    expect = "pass",
    name = "one that is yet to come says nothing",
  },
  {
    add = {
      operation =
        "<personalInfoAudit date='2026-04-15' conclusion='fail'/>",
    },
    expect = "fail",
    message = "did not pass",
    at = "operation/personalInfoAudit[2]/@conclusion",
    name = "of two of one day, the one that did not pass",
  },
  {
    set = { ["operation/personalInfoAudit[1]/@conclusion"] = "fail" },
    add = {
      operation =
        "<personalInfoAudit date='2026-04-15' conclusion='pass'/>",
    },
    expect = "fail",
    at = "operation/personalInfoAudit[1]/@conclusion",
  },
  {
    add = { operation = "<personalInfoAudit date='2026-04-15'/>" },
    expect = "insufficient",
    at = "operation/personalInfoAudit[2]/@conclusion",
  },

  -- Nobody's information.
  {
    set = { ["data/@persons"] = 0, ["data/item/@personal"] = "false" },
    expect = "not-applicable",
  },
  {
    set = { ["data/@persons"] = 1, ["data/item/@personal"] = "false" },
    expect = "pass",
    name = "one person is enough",
  },
  {
    set = { ["data/@persons"] = 0 },
    expect = "insufficient",
    message = "the number of persons is 0, but",
    at = "data/@persons",
  },
  {
    set = { ["data/@persons"] = 0 },
    remove = { "data/item[1]/@personal" },
    expect = "insufficient",
    at = "data/item[1]/@personal",
  },
  {
    set = { ["data/@persons"] = 0 },
    remove = { "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
  {
    remove = { "data/@persons" },
    expect = "insufficient",
    at = "data/@persons",
  },
  {
    remove = { "data/@persons" },
    set = { ["data/item/@personal"] = "false" },
    expect = "insufficient",
    at = "data/@persons",
    name = "nobody is a number, too",
  },
}

-- Requests K4 (received on 2025-09-05) and K10 (2026-03-03); 15 days are
-- promised.
test {
  rule = "DS-24",
  base = "operation-full",
  { expect = "pass" },
  {
    set = { ["operation/complaintRecord[@id='K4']/@closed"] = "2025-09-20" },
    expect = "pass",
  },
  {
    set = { ["operation/complaintRecord[@id='K4']/@closed"] = "2025-09-21" },
    expect = "fail",
    message = "request 'K4' was not closed by 2025-09-20",
    at = "operation/complaintRecord[4]/@closed",
  },
  {
    set = { ["operation/complaintRecord[@id='K4']/@kind"] = "service" },
    remove = { "operation/complaintRecord[@id='K4']/@closed" },
    expect = "pass",
    name = "a complaint that is no request",
  },
  {
    set = { ["operation/complaintRecord/@kind"] = "service" },
    expect = "pass",
    name = "nobody made a request",
  },
  {
    set = { ["operation/complaintRecord/@kind"] = "rights" },
    expect = "pass",
    name = "nothing but requests, all in time",
  },
  {
    remove = { "operation/complaintRecord[@id='K10']/@closed" },
    as_of = "2026-03-18",
    expect = "pass",
    name = "still open, and still in time",
  },
  {
    remove = { "operation/complaintRecord[@id='K10']/@closed" },
    as_of = "2026-03-19",
    expect = "fail",
    message = "request 'K10' was not closed by 2026-03-18",
    at = "operation/complaintRecord[10]/@closed",
  },
  {
    remove = {
      "operation/complaintRecord[@id='K10']/@closed",
      "operation/complaintRecord[@id='K10']/@refused",
    },
    as_of = "2026-03-18",
    expect = "pass",
    name = "what is still open cannot say whether it is refused",
  },
  {
    remove = { "operation/complaintRecord[@id='K4']/@refused" },
    expect = "insufficient",
    at = "operation/complaintRecord[4]/@refused",
  },
  {
    set = { ["operation/complaintRecord[@id='K4']/@refused"] = "true" },
    expect = "insufficient",
    at = "operation/complaintRecord[4]/reason",
    name = "a refusal without reasons",
  },
  {
    set = {
      ["operation/complaintRecord[@id='K4']/@refused"] = "true",
      ["operation/complaintRecord[@id='K4']/reason"] = "该记录依法须保存",
    },
    expect = "pass",
  },
  {
    remove = { "operation/complaintRecord[4]/@id" },
    set = { ["operation/complaintRecord[4]/@closed"] = "2025-09-21" },
    expect = "fail",
    message = "request '?'",
  },
  {
    remove = { "operation/complaintRecord[4]/@kind" },
    expect = "insufficient",
    at = "operation/complaintRecord[4]/@kind",
  },
  {
    remove = { "operation/complaintRecord[4]/@received" },
    expect = "insufficient",
    at = "operation/complaintRecord[4]/@received",
  },

  -- What is promised.
  {
    set = { ["complaint/rights/@responseDays"] = 16 },
    expect = "fail",
    message = "answered within 16 days; the limit is 15",
    at = "complaint/rights/@responseDays",
  },
  {
    set = { ["complaint/rights/@responseDays"] = 16 },
    params = { reply_days = 16 },
    expect = "pass",
  },
  {
    params = { reply_days = 14 },
    expect = "fail",
    message = "the limit is 14",
  },
  {
    set = { ["complaint/rights/@responseDays"] = 8 },
    expect = "pass",
    name = "K4 took eight days",
  },
  {
    set = { ["complaint/rights/@responseDays"] = 7 },
    expect = "fail",
    message = "request 'K4' was not closed by 2025-09-12",
    name = "who promises less has to keep it",
  },
  {
    remove = { "complaint/rights/@responseDays" },
    expect = "insufficient",
    at = "complaint/rights/@responseDays",
  },
  {
    remove = { "complaint/rights/channel" },
    expect = "insufficient",
    message = "no channel",
    at = "complaint/rights/channel",
  },
}

-- Without single complaints only a sum of nothing says that nobody asked.
test {
  rule = "DS-24",
  base = "operation-full",
  remove = { "operation/complaintRecord" },
  {
    set = { ["operation/complaintSummary/@count"] = 0 },
    expect = "pass",
  },
  {
    set = {
      ["operation/complaintSummary/@count"] = 0,
      ["operation/complaintSummary[12]/@count"] = 1,
    },
    expect = "insufficient",
    message = "only summed up",
    at = "operation/complaintRecord",
  },
  {
    set = { ["operation/complaintSummary/@count"] = 0 },
    remove = { "operation/complaintSummary[12]/@count" },
    expect = "insufficient",
    at = "operation/complaintSummary[12]/@count",
  },
  {
    remove = { "operation/complaintSummary" },
    expect = "insufficient",
    message = "neither complaints and requests nor",
    at = "operation/complaintRecord",
  },
  {
    remove = { "operation" },
    expect = "insufficient",
    message = "neither complaints and requests nor",
  },
}
