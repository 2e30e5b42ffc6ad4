-- Cases for the course of a test: changes, pledges, audit, steps.

-- Of the sample's changes the first is material: declared on 2025-10-28, live
-- on 2025-11-20. The second is minor.
test {
  rule = "LC-28", base = "operation-full",
  { expect = "pass" },
  {
    set = { ["operation/change[1]/@declaredOn"] = "2025-11-19" },
    expect = "pass", name = "declared the day before",
  },
  {
    set = { ["operation/change[1]/@declaredOn"] = "2025-11-20" },
    expect = "fail",
    message = "declared on 2025-11-20, not before it went live on 2025-11-20",
    at = "operation/change[1]/@declaredOn", name = "declared on the day",
  },
  {
    set = { ["operation/change[1]/@date"] = "2025-10-27" }, expect = "fail",
    message = "declared on 2025-10-28, not before it went live on 2025-10-27",
  },
  {
    set = { ["operation/change[1]/@declared"] = "false" }, expect = "fail",
    message = "went live on 2025-11-20 undeclared",
    at = "operation/change[1]/@declared",
  },
  {
    remove = { "operation/change[1]/@declaredOn" }, expect = "insufficient",
    message = "is missing", at = "operation/change[1]/@declaredOn",
  },
  {
    remove = { "operation/change[1]/@date" }, expect = "insufficient",
    message = "is missing", at = "operation/change[1]/@date",
  },
  {
    remove = { "operation/change[1]/@declared" }, expect = "insufficient",
    at = "operation/change[1]/@declared",
  },
  {
    remove = { "operation/change[1]/@kind" }, expect = "insufficient",
    at = "operation/change[1]/@kind",
  },
  {
    set = {
      ["operation/change[2]/@kind"] = "material",
      ["operation/change[2]/@declared"] = "false",
    },
    expect = "fail", message = "2026-03-05",
    at = "operation/change[2]/@declared",
    name = "one of two was not declared",
  },
  {
    remove = { "operation/change[2]/@declared" }, expect = "pass",
    name = "minor changes need not be declared",
  },
  { set = { ["operation/change/@kind"] = "minor" }, expect = "not-applicable" },
  {
    remove = { "operation/change" }, expect = "insufficient",
    message = "none is", at = "operation/change",
  },
  {
    remove = { "operation/change" }, set = { ["operation/@changes"] = "none" },
    expect = "not-applicable", message = "no change was made",
    at = "operation/@changes",
  },
  {
    remove = { "operation/change", "operation/@changes" },
    expect = "insufficient", message = "is missing", at = "operation/@changes",
  },
  {
    remove = { "operation" }, expect = "insufficient",
    message = "no operation record", at = "operation",
  },
}

equivalent {
  rule = "LC-29", operator = "outcome", code = "return pass()",
  reason = "the panel scores in any case, and the worse of both counts: "
    .. "beside its outcome pass and not-applicable are one",
}

-- The sample has four commitments; a tenth may be kept in part.
test {
  rule = "LC-29", base = "clean-exit", ballots = { 80, 80, 80 },
  { expect = "pass" },
  { ballots = { 80, 80 }, expect = "pending" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = { 60, 60, 59 }, expect = "partial", share = 5967 },
  { ballots = { 40, 40, 40 }, expect = "partial", share = 4000 },
  { ballots = { 40, 40, 39 }, expect = "fail" },
  {
    ballots = { 0, 0 }, expect = "fail",
    set = { ["exitAnnex/commitmentResult[1]/@fulfilled"] = "no" },
    name = "a broken promise does not wait for the panel",
  },
  {
    set = { ["exitAnnex/commitmentResult[2]/@fulfilled"] = "no" },
    expect = "fail", message = "commitment 'C2' was not kept",
    at = "exitAnnex/commitmentResult[2]/@fulfilled",
  },
  {
    set = { ["exitAnnex/commitmentResult[2]/@fulfilled"] = "no" },
    remove = { "exitAnnex/commitmentResult[2]/@commitment" },
    expect = "fail", message = "commitment '?' was not kept",
  },
  {
    set = { ["exitAnnex/commitmentResult[4]/@fulfilled"] = "no" },
    remove = { "exitAnnex/commitmentResult[1]/@fulfilled" },
    expect = "fail", message = "'C4'",
    name = "one that was broken counts whatever is not said of others",
  },
  {
    set = { ["exitAnnex/commitmentResult[2]/@fulfilled"] = "partly" },
    expect = "fail",
    message = "commitment 'C2' was kept in part only, as were 1 of 4: "
      .. "more than 10.00%",
    at = "exitAnnex/commitmentResult[2]/@fulfilled",
  },
  {
    set = { ["exitAnnex/commitmentResult[2]/@fulfilled"] = "partly" },
    params = { max_partly = 2500 }, expect = "pass",
  },
  {
    set = { ["exitAnnex/commitmentResult[2]/@fulfilled"] = "partly" },
    params = { max_partly = 2499 }, expect = "fail", message = "24.99%",
  },
  {
    set = {
      ["exitAnnex/commitmentResult[2]/@fulfilled"] = "partly",
      ["exitAnnex/commitmentResult[3]/@fulfilled"] = "partly",
    },
    params = { max_partly = 2500 }, expect = "fail", message = "2 of 4",
  },
  {
    set = { ["exitAnnex/commitmentResult[2]/@fulfilled"] = "partly" },
    remove = { "pledge/commitment[4]" }, params = { max_partly = 3333 },
    expect = "fail", message = "1 of 3", name = "a third is more than 33.33%",
  },
  {
    set = { ["exitAnnex/commitmentResult[2]/@fulfilled"] = "partly" },
    remove = {
      "pledge/commitment[1]/@id", "exitAnnex/commitmentResult[4]/@fulfilled",
    },
    expect = "fail", message = "1 of 4",
    name = "what is missing of others does not hide it",
  },
  {
    remove = { "pledge/commitment" }, expect = "insufficient",
    message = "lists no commitment", at = "pledge/commitment",
  },
  {
    remove = { "pledge/commitment[3]/@id" }, expect = "insufficient",
    at = "pledge/commitment[3]/@id",
  },
  {
    remove = { "exitAnnex/commitmentResult[3]" }, expect = "insufficient",
    message = "nothing is said of commitment 'C3'",
    at = "exitAnnex/commitmentResult/@fulfilled",
  },
  { remove = { "exitAnnex" }, expect = "insufficient", message = "'C1'" },
  {
    remove = { "exitAnnex/commitmentResult[3]/@commitment" },
    expect = "insufficient", message = "'C3'",
  },
  {
    remove = { "exitAnnex/commitmentResult[3]/@fulfilled" },
    expect = "insufficient", at = "exitAnnex/commitmentResult[3]/@fulfilled",
  },
  {
    remove = { "exitAnnex/commitmentResult[3]/evidence" },
    expect = "insufficient", message = "'C3' has no evidence",
    at = "exitAnnex/commitmentResult[3]/evidence",
  },
  {
    remove = { "exitAnnex/commitmentResult[3]/evidence[2]/@attRef" },
    expect = "insufficient", message = "is missing",
    at = "exitAnnex/commitmentResult[3]/evidence[2]/@attRef",
  },
  {
    set = { ["exitAnnex/commitmentResult[3]/evidence[2]/@attRef"] = "A-none" },
    expect = "insufficient", message = "'A-none', which does not exist",
    at = "exitAnnex/commitmentResult[3]/evidence[2]/@attRef",
  },
  { remove = { "attachment[@id='A-licence']/@id" }, expect = "pass" },
  {
    remove = { "attachment[@id='A-licence']/@id" },
    set = { ["exitAnnex/commitmentResult[3]/@fulfilled"] = "no" },
    expect = "fail",
  },
  {
    remove = { "exitAnnex/commitmentResult[3]" }, ballots = { 10, 20, 30 },
    expect = "fail", name = "the panel need not wait for evidence to fail it",
  },
}

-- Several results for one commitment: the worst counts, and counts once.
test {
  rule = "LC-29", base = "clean-exit", ballots = { 80, 80, 80 },
  add = {
    exitAnnex = '<commitmentResult commitment="C4" fulfilled="partly">'
      .. '<evidence attRef="A-audit"/></commitmentResult>',
  },
  { expect = "fail", message = "'C4' was kept in part only, as were 1 of 4" },
  { params = { max_partly = 2500 }, expect = "pass" },
  {
    set = { ["exitAnnex/commitmentResult[4]/@fulfilled"] = "partly" },
    params = { max_partly = 2500 }, expect = "pass",
    name = "said twice, kept in part once",
  },
  {
    set = { ["exitAnnex/commitmentResult[5]/@commitment"] = "C9" },
    expect = "pass", name = "a result of no commitment counts for none",
  },
  {
    set = { ["exitAnnex/commitmentResult[5]/@fulfilled"] = "yes" },
    remove = { "exitAnnex/commitmentResult[5]/evidence" }, expect = "pass",
    name = "the first of two that were kept is looked at",
  },
}

-- One of ten is a tenth.
test {
  rule = "LC-29", base = "clean-exit", ballots = { 80, 80, 80 },
  set = { ["exitAnnex/commitmentResult[1]/@fulfilled"] = "partly" },
  add = {
    pledge = {
      '<commitment id="C5"/>', '<commitment id="C6"/>', '<commitment id="C7"/>',
      '<commitment id="C8"/>', '<commitment id="C9"/>',
    },
    exitAnnex = {
      '<commitmentResult commitment="C5" fulfilled="yes">'
        .. '<evidence attRef="A-audit"/></commitmentResult>',
      '<commitmentResult commitment="C6" fulfilled="yes">'
        .. '<evidence attRef="A-audit"/></commitmentResult>',
      '<commitmentResult commitment="C7" fulfilled="yes">'
        .. '<evidence attRef="A-audit"/></commitmentResult>',
      '<commitmentResult commitment="C8" fulfilled="yes">'
        .. '<evidence attRef="A-audit"/></commitmentResult>',
      '<commitmentResult commitment="C9" fulfilled="yes">'
        .. '<evidence attRef="A-audit"/></commitmentResult>',
    },
  },
  { expect = "fail", message = "1 of 9", name = "one of nine" },
  {
    add = {
      pledge = '<commitment id="C10"/>',
      exitAnnex = '<commitmentResult commitment="C10" fulfilled="yes">'
        .. '<evidence attRef="A-audit"/></commitmentResult>',
    },
    expect = "pass", name = "one of ten",
  },
}

test {
  rule = "LC-30", base = "clean-exit",
  { expect = "pass" },
  {
    set = { ["exitAnnex/auditReport/@opinion"] = "adverse" }, expect = "fail",
    message = "is adverse", at = "exitAnnex/auditReport/@opinion",
  },
  {
    set = { ["exitAnnex/auditReport/@opinion"] = "disclaimer" },
    expect = "fail", message = "disclaims",
    at = "exitAnnex/auditReport/@opinion",
  },
  {
    set = { ["exitAnnex/auditReport/@opinion"] = "adverse" },
    remove = { "exitAnnex/auditReport/@date", "exitAnnex/auditReport/org" },
    expect = "fail", message = "is adverse",
    name = "an adverse opinion needs neither name nor day",
  },
  {
    remove = { "exitAnnex/auditReport/@opinion" }, expect = "insufficient",
    at = "exitAnnex/auditReport/@opinion",
  },
  {
    remove = { "exitAnnex/auditReport/@date" }, expect = "insufficient",
    at = "exitAnnex/auditReport/@date",
  },
  {
    remove = { "exitAnnex/auditReport/org" }, expect = "insufficient",
    at = "exitAnnex/auditReport/org",
  },
  { remove = { "exitAnnex" }, expect = "insufficient" },
  {
    set = { ["exitAnnex/auditReport/@opinion"] = "qualified" },
    expect = "insufficient", message = "no qualification is listed",
    at = "exitAnnex/auditReport/qualification",
  },
}

test {
  rule = "LC-30", base = "clean-exit",
  set = {
    ["exitAnnex/auditReport/@opinion"] = "qualified",
    ["exitAnnex/auditReport/qualification/@closed"] = "2026-06-30",
    ["exitAnnex/auditReport/qualification/@evidence"] = "A-audit",
  },
  { expect = "pass", name = "settled on the day of assessment" },
  {
    set = { ["exitAnnex/auditReport/qualification/@closed"] = "2026-07-01" },
    expect = "fail", message = "settled on 2026-07-01",
    at = "exitAnnex/auditReport/qualification/@closed",
  },
  { as_of = "2026-06-29", expect = "fail", message = "2026-06-30" },
  {
    remove = { "exitAnnex/auditReport/qualification/@closed" },
    expect = "fail", message = "is not settled",
    at = "exitAnnex/auditReport/qualification",
  },
  {
    remove = { "exitAnnex/auditReport/qualification/@evidence" },
    expect = "insufficient", message = "is missing",
    at = "exitAnnex/auditReport/qualification/@evidence",
  },
  {
    set = { ["exitAnnex/auditReport/qualification/@evidence"] = "A-none" },
    expect = "insufficient", message = "'A-none', which does not exist",
    at = "exitAnnex/auditReport/qualification/@evidence",
  },
  {
    remove = { "exitAnnex/auditReport/@date" }, expect = "insufficient",
    at = "exitAnnex/auditReport/@date",
  },
  {
    remove = { "exitAnnex/auditReport/org" }, expect = "insufficient",
    at = "exitAnnex/auditReport/org",
  },
  {
    add = { ["exitAnnex/auditReport"] = "<qualification/>" },
    remove = { "exitAnnex/auditReport/org" }, expect = "fail",
    message = "not settled", at = "exitAnnex/auditReport/qualification[2]",
    name = "one of two is open",
  },
  { remove = { "attachment[@id='A-licence']/@id" }, expect = "pass" },
}

equivalent {
  rule = "LC-32", operator = "default-added", code = 'app:text "@phase"',
  reason = "a dossier without a phase is none: the grammar demands it",
}
equivalent {
  rule = "LC-32", operator = "compare", code = "ended > app.as_of",
  reason = "where both are the same day, that day is taken either way",
}

-- At admission: public from 2026-05-08 to 2026-06-07, registered on
-- 2026-06-22, going live on 2026-08-01.
test {
  rule = "LC-32", base = "clean-admission",
  { expect = "pass" },
  {
    set = { ["milestone[1]/@date"] = "2026-05-31" }, expect = "pass",
    name = "public for seven days",
  },
  {
    set = { ["milestone[1]/@date"] = "2026-06-01" }, expect = "fail",
    message = "from 2026-06-01 to 2026-06-07, less than 7 days",
    at = "milestone[2]/@date", name = "public for six days",
  },
  { params = { min_publicity = 30 }, expect = "pass" },
  { params = { min_publicity = 31 }, expect = "fail", message = "31 days" },
  {
    remove = { "milestone[1]" }, expect = "insufficient",
    at = "milestone[@type='publicity-start']/@date",
  },
  {
    remove = { "milestone[1]/@date" }, expect = "insufficient",
    message = "is missing",
  },
  {
    remove = { "milestone[2]" }, expect = "insufficient",
    message = "is missing",
    at = "milestone[@type='publicity-end']/@date",
  },
  {
    remove = { "milestone[3]" }, as_of = "2026-06-07", expect = "pass",
    name = "assessed on the last day of publicity",
  },
  {
    remove = { "milestone[3]" }, as_of = "2026-06-06",
    expect = "insufficient", message = "publicity ends on 2026-06-07",
    at = "milestone[2]/@date",
  },
  {
    set = { ["milestone[3]/@date"] = "2026-06-07" }, expect = "pass",
    name = "registered on the last day of publicity",
  },
  {
    set = { ["milestone[3]/@date"] = "2026-06-06" }, expect = "fail",
    message = "registered on 2026-06-06, before publicity ended on 2026-06-07",
    at = "milestone[3]/@date",
  },
  {
    remove = { "milestone[3]/@date" }, expect = "insufficient",
    at = "milestone[@type='registration']/@date",
  },
  {
    remove = { "milestone[3]" }, expect = "pass",
    name = "at admission registration may be still to come",
  },
  {
    set = { ["app/@plannedLive"] = "2026-06-22" }, expect = "pass",
    name = "live on the day of registration",
  },
  {
    set = { ["app/@plannedLive"] = "2026-06-21" }, expect = "fail",
    message = "live on 2026-06-21, before registration or the end of "
      .. "publicity on 2026-06-22",
    at = "app/@plannedLive",
  },
  {
    set = { ["app/@plannedLive"] = "2026-06-07" },
    remove = { "milestone[3]" }, expect = "pass",
  },
  {
    set = { ["app/@plannedLive"] = "2026-06-06" },
    remove = { "milestone[3]" }, expect = "fail",
    message = "publicity on 2026-06-07", at = "app/@plannedLive",
  },
  {
    remove = { "app/@plannedLive" }, expect = "insufficient",
    at = "app/@plannedLive",
  },
  {
    add = { ["."] = '<milestone type="live" date="2026-06-21"/>' },
    expect = "fail", message = "2026-06-21", at = "milestone[4]/@date",
    name = "the day it went live counts, not the plan",
  },
  {
    add = { ["."] = '<milestone type="live" date="2026-06-22"/>' },
    remove = { "app/@plannedLive" }, expect = "pass",
  },
  {
    add = { ["."] = '<milestone type="live"/>' }, expect = "insufficient",
    at = "milestone[@type='live']/@date",
  },
}

-- At the exit: live on 2025-07-01, assessed on 2026-06-30.
test {
  rule = "LC-32", base = "clean-exit",
  { expect = "pass" },
  {
    remove = { "milestone[@type='registration']" }, expect = "insufficient",
    at = "milestone[@type='registration']/@date",
  },
  {
    remove = { "milestone[@type='live']" }, expect = "insufficient",
    at = "milestone[@type='live']/@date", name = "a plan is not enough",
  },
  {
    as_of = "2025-12-29", expect = "pass", name = "online for 181 days",
  },
  {
    as_of = "2025-12-28", expect = "fail",
    message = "online for 180 days, from 2025-07-01 to 2025-12-28; more than "
      .. "180",
    at = "milestone[4]/@date",
  },
  { params = { min_online = 363 }, expect = "pass" },
  {
    params = { min_online = 364 }, expect = "fail",
    message = "more than 364",
  },
  {
    add = { ["."] = '<milestone type="completion" date="2025-12-29"/>' },
    expect = "pass", name = "completed after 181 days",
  },
  {
    add = { ["."] = '<milestone type="completion" date="2025-12-28"/>' },
    expect = "fail", message = "to 2025-12-28", name = "completed after 180",
  },
  {
    add = { ["."] = '<milestone type="completion" date="2026-12-31"/>' },
    as_of = "2025-12-28", expect = "fail", message = "to 2025-12-28",
    name = "days that have not come yet do not count",
  },
  {
    add = { ["."] = '<milestone type="completion"/>' },
    expect = "insufficient", at = "milestone[@type='completion']/@date",
  },
  {
    set = { ["milestone[@type='live']/@date"] = "2025-06-11" },
    expect = "fail", message = "2025-06-12", at = "milestone[4]/@date",
    name = "live before registration",
  },
}
