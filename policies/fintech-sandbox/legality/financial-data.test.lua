-- Cases for credit reports, laundering risk, records, fraud, programmes.

-- D2 of the sample comes from credit reporting, with written consent.
test {
  rule = "LC-20", base = "clean-admission",
  { expect = "pass" },
  { base = "operation-full", expect = "pass", name = "in operation too" },
  {
    set = { ["data/item[2]/@consentKind"] = "separate" }, expect = "fail",
    message = "'经营者信用报告' comes from credit reporting",
    at = "data/item[2]/@consentKind",
  },
  {
    set = { ["data/item[2]/@consentKind"] = "none" },
    remove = { "data/item[2]/name", "data/item[2]/purpose" },
    expect = "fail", message = "'D2' comes",
    name = "without consent no purpose matters",
  },
  {
    set = { ["data/item[2]/@consentKind"] = "general" },
    remove = { "data/item[2]/name", "data/item[2]/@id" },
    expect = "fail", message = "'?' comes",
  },
  {
    remove = { "data/item[2]/@consentKind" }, expect = "insufficient",
    at = "data/item[2]/@consentKind",
  },
  {
    remove = { "data/item[2]/purpose" }, expect = "insufficient",
    at = "data/item[2]/purpose", name = "the agreed purpose is stated",
  },
  {
    remove = { "data/item[1]/@source" }, expect = "insufficient",
    at = "data/item[1]/@source",
  },
  {
    remove = { "data/item[1]/@consentKind", "data/item[1]/purpose" },
    expect = "pass", name = "what comes from elsewhere needs neither",
  },
  {
    set = { ["data/item[2]/@source"] = "user" }, expect = "not-applicable",
    name = "nothing is queried",
  },
  {
    set = { ["data/item[5]/@source"] = "credit" }, expect = "fail",
    message = "'企业订单汇总'", at = "data/item[5]/@consentKind",
    name = "one of two items",
  },
  {
    remove = { "data/item" }, expect = "insufficient",
    message = "unknown whether credit reports are queried", at = "data/item",
  },
}

-- The sample assessed its laundering risk on 2026-04-20.
test {
  rule = "LC-22", base = "clean-admission",
  { expect = "pass" },
  { as_of = "2026-04-20", expect = "pass", name = "assessed today" },
  {
    as_of = "2026-04-19", expect = "fail",
    message = "dated 2026-04-20, after the assessment day",
    at = "legal/launderingAssessment/@date",
  },
  {
    set = { ["legal/launderingAssessment/@attRef"] = "A-none" },
    expect = "insufficient", message = "'A-none', which does not exist",
    at = "legal/launderingAssessment/@attRef",
  },
  {
    remove = { "attachment" }, expect = "insufficient",
    message = "'A-laundering'",
  },
  {
    remove = { "attachment[1]/@id" }, expect = "pass",
    name = "another attachment may be without an id",
  },
  {
    remove = { "legal/launderingAssessment/@date" }, expect = "insufficient",
    at = "legal/launderingAssessment/@date",
  },
  {
    remove = { "legal/launderingAssessment/@attRef" },
    expect = "insufficient", message = "is missing",
    at = "legal/launderingAssessment/@attRef",
  },
  { remove = { "legal/launderingAssessment" }, expect = "insufficient" },
  { remove = { "legal" }, expect = "insufficient" },
}

-- Ten years are 3653 days, twenty 7305. D1 of the sample is customer
-- identity, kept for 5475 days, D3 trades, kept for 3660.
test {
  rule = "LC-23", base = "clean-admission",
  { expect = "pass" },
  { base = "operation-full", expect = "pass" },
  {
    set = {
      ["data/item[1]/@retentionDays"] = 3653,
      ["data/item[3]/@retentionDays"] = 3653,
    },
    expect = "pass",
  },
  {
    set = { ["data/item[1]/@retentionDays"] = 3652 }, expect = "fail",
    message = "'经营者身份与联系信息' is kept for 3652 days; the law asks for "
      .. "10 years (3653 days)",
    at = "data/item[1]/@retentionDays",
  },
  {
    set = { ["data/item[3]/@retentionDays"] = 3652 }, expect = "fail",
    message = "'账户流水与贷款交易记录' is kept for 3652",
    at = "data/item[3]/@retentionDays",
  },
  {
    set = { ["data/item[3]/@retentionDays"] = 3652 },
    remove = { "data/item[3]/name" }, expect = "fail", message = "'D3' is",
  },
  {
    set = { ["data/item[3]/@retentionDays"] = 3652 },
    remove = { "data/item[3]/name", "data/item[3]/@id" }, expect = "fail",
    message = "'?' is",
  },
  {
    set = { ["data/item[3]/@kind"] = "securities-record" }, expect = "fail",
    message = "is kept for 3660 days; the law asks for 20 years (7305 days)",
    at = "data/item[3]/@retentionDays",
  },
  {
    set = {
      ["data/item[3]/@kind"] = "securities-record",
      ["data/item[3]/@retentionDays"] = 7305,
    },
    expect = "pass",
  },
  {
    set = {
      ["data/item[3]/@kind"] = "securities-record",
      ["data/item[3]/@retentionDays"] = 7304,
    },
    expect = "fail", message = "7304",
  },
  {
    set = {
      ["data/item[1]/@kind"] = "identity",
      ["data/item[3]/@kind"] = "transaction",
    },
    expect = "not-applicable",
    name = "other items have no period of their own",
  },
  {
    set = { ["data/item[2]/@retentionDays"] = 1 }, expect = "pass",
  },
  {
    remove = { "data/item[1]/@retentionDays" }, expect = "insufficient",
    at = "data/item[1]/@retentionDays",
  },
  {
    remove = { "data/item[2]/@kind" }, expect = "insufficient",
    at = "data/item[2]/@kind",
  },
  {
    remove = { "data/item" }, expect = "insufficient",
    message = "no data inventory", at = "data/item",
  },
  {
    params = { kyc_years = 11 }, expect = "fail", message = "11 years (4018",
    at = "data/item[3]/@retentionDays",
  },
  {
    params = { kyc_years = 13 },
    set = {
      ["data/item[1]/@retentionDays"] = 4749,
      ["data/item[3]/@retentionDays"] = 4749,
    },
    expect = "pass", name = "13 years are 4749 days, rounded up",
  },
  {
    params = { kyc_years = 13 },
    set = {
      ["data/item[1]/@retentionDays"] = 4749,
      ["data/item[3]/@retentionDays"] = 4748,
    },
    expect = "fail", message = "4748",
  },
  {
    params = { securities_years = 30 },
    set = {
      ["data/item[3]/@kind"] = "securities-record",
      ["data/item[3]/@retentionDays"] = 7305,
    },
    expect = "fail", message = "30 years (10958",
  },
}

-- Nobody in the sample is a credit bureau.
test {
  rule = "LC-19", base = "clean-admission",
  { expect = "not-applicable" },
  {
    set = { ["data/item[1]/@kind"] = "religion" }, expect = "not-applicable",
    name = "the ban is on credit bureaus",
  },
  {
    remove = { "org[2]/@kind" }, expect = "insufficient",
    at = "org[2]/@kind", name = "who knows what the other is",
  },
  {
    remove = { "org" }, expect = "insufficient",
    message = "unknown whether a credit bureau takes part", at = "org",
  },
}

-- With one: what it may never collect.
test {
  rule = "LC-19", base = "clean-admission",
  set = { ["org[2]/@kind"] = "credit-bureau" },
  { expect = "pass" },
  { remove = { "org[1]/@kind" }, expect = "pass" },
  {
    set = { ["data/item[1]/@kind"] = "religion" }, expect = "fail",
    message = "may not collect '经营者身份与联系信息'",
    at = "data/item[1]/@kind",
  },
  {
    set = { ["data/item[5]/@kind"] = "gene" }, expect = "fail",
    message = "may not collect '企业订单汇总'", at = "data/item[5]/@kind",
  },
  {
    set = { ["data/item[1]/@kind"] = "fingerprint" }, expect = "fail",
    message = "may not collect",
  },
  {
    set = { ["data/item[1]/@kind"] = "blood-type" }, expect = "fail",
    message = "may not collect",
  },
  {
    set = { ["data/item[1]/@kind"] = "disease" }, expect = "fail",
    message = "may not collect",
  },
  {
    set = {
      ["data/item[1]/@kind"] = "disease",
      ["data/item[1]/@consentKind"] = "written",
    },
    remove = { "data/item[1]/name" }, expect = "fail",
    message = "may not collect 'D1'", name = "no consent lifts the ban",
  },
  {
    set = { ["data/item[1]/@kind"] = "disease" },
    remove = {
      "data/item[1]/name", "data/item[1]/@id", "data/item[1]/@consentKind",
    },
    expect = "fail", message = "may not collect '?'",
  },
  {
    remove = { "data/item[4]/@kind" }, expect = "insufficient",
    at = "data/item[4]/@kind",
  },
  {
    remove = { "data/item[1]/@consentKind" }, expect = "pass",
    name = "other data need no written consent",
  },
  {
    remove = { "data/item" }, expect = "insufficient",
    message = "no data inventory", at = "data/item",
  },
}

-- And what only with written consent; that to D1 is general.
test {
  rule = "LC-19", base = "clean-admission",
  set = {
    ["org[2]/@kind"] = "credit-bureau", ["data/item[1]/@kind"] = "income",
  },
  {
    expect = "fail",
    message = "collects '经营者身份与联系信息' without written consent",
    at = "data/item[1]/@consentKind",
  },
  {
    set = { ["data/item[1]/@consentKind"] = "separate" }, expect = "fail",
    message = "without written consent",
  },
  { set = { ["data/item[1]/@consentKind"] = "written" }, expect = "pass" },
  {
    remove = { "data/item[1]/@consentKind" }, expect = "insufficient",
    at = "data/item[1]/@consentKind",
  },
  {
    set = { ["data/item[1]/@kind"] = "deposit" }, expect = "fail",
    message = "without written consent",
  },
  {
    set = { ["data/item[1]/@kind"] = "securities" }, expect = "fail",
    message = "without written consent",
  },
  {
    set = { ["data/item[1]/@kind"] = "insurance" }, expect = "fail",
    message = "without written consent",
  },
  {
    set = { ["data/item[1]/@kind"] = "real-estate" }, expect = "fail",
    message = "without written consent",
  },
  {
    set = { ["data/item[1]/@kind"] = "tax" }, expect = "fail",
    message = "without written consent",
  },
}

test {
  rule = "LC-24", base = "operation-full",
  { expect = "pass" },
  {
    set = { ["risk/antiFraud/@abnormalAccounts"] = "false" },
    expect = "fail", message = "abnormal accounts are not watched",
    at = "risk/antiFraud/@abnormalAccounts",
  },
  {
    set = { ["risk/antiFraud/@suspiciousTrades"] = "false" },
    expect = "fail", message = "suspicious transactions are not watched",
    at = "risk/antiFraud/@suspiciousTrades",
  },
  {
    set = { ["risk/antiFraud/@suspiciousTrades"] = "false" },
    remove = { "operation" }, expect = "fail",
  },
  {
    remove = { "risk/antiFraud/@abnormalAccounts" }, expect = "insufficient",
    at = "risk/antiFraud/@abnormalAccounts",
  },
  {
    remove = { "risk/antiFraud/@suspiciousTrades" }, expect = "insufficient",
    at = "risk/antiFraud/@suspiciousTrades",
  },
  { remove = { "risk/antiFraud" }, expect = "insufficient" },
  {
    remove = { "operation/monitoringReport[@kind='fraud']" },
    expect = "insufficient",
    at = "operation/monitoringReport[@kind='fraud']/@date",
    name = "what is watched is reported on",
  },
  {
    set = { ["operation/monitoringReport/@kind"] = "fraud" },
    remove = { "operation/monitoringReport/@date" }, expect = "insufficient",
  },
  {
    set = { ["operation/monitoringReport[1]/@kind"] = "fraud" },
    remove = { "operation/monitoringReport[1]/@date" }, expect = "pass",
    name = "one dated report is enough",
  },
}

-- The sample lends: programmes place no orders there.
test {
  rule = "LC-26", base = "clean-admission",
  { expect = "not-applicable" },
  {
    remove = { "app/business" }, expect = "insufficient",
    message = "unknown whether programs trade", at = "app/business/@kind",
  },
  {
    remove = { "app/business/@kind" }, expect = "insufficient",
    message = "is missing", at = "app/business/@kind",
  },
  {
    set = { ["app/business/@kind"] = "securities" }, expect = "insufficient",
    at = "app/programmeTrading/@automaticOrders",
    name = "trade without a word on programmes",
  },
  {
    set = { ["app/business/@kind"] = "futures" }, expect = "insufficient",
    at = "app/programmeTrading/@automaticOrders",
  },
  { set = { ["app/business/@kind"] = "fund" }, expect = "not-applicable" },
  {
    add = { app = '<business kind="futures"/>' }, expect = "insufficient",
    at = "app/programmeTrading/@automaticOrders", name = "the second business",
  },
  {
    set = { ["app/business/@kind"] = "securities" },
    add = { app = '<business kind="lending"/>' }, expect = "insufficient",
    at = "app/programmeTrading/@automaticOrders", name = "the first business",
  },
}

-- It goes live on 2026-08-01.
test {
  rule = "LC-26", base = "clean-admission",
  set = {
    ["app/business/@kind"] = "securities",
    ["app/programmeTrading/@automaticOrders"] = "true",
    ["app/programmeTrading/@reported"] = "2026-08-01",
    ["app/programmeTrading/exchange"] = "示例交易所（虚构）",
  },
  { expect = "pass", name = "reported on the day it goes live" },
  {
    set = { ["app/programmeTrading/@reported"] = "2026-08-02" },
    expect = "fail",
    message = "reported on 2026-08-02, after the planned live date 2026-08-01",
    at = "app/programmeTrading/@reported",
  },
  {
    set = { ["app/@plannedLive"] = "2026-07-31" }, expect = "fail",
    message = "2026-07-31",
  },
  {
    set = { ["app/programmeTrading/@automaticOrders"] = "false" },
    remove = {
      "app/programmeTrading/@reported", "app/programmeTrading/exchange",
    },
    expect = "not-applicable", name = "people place the orders",
  },
  {
    remove = { "app/programmeTrading/@automaticOrders" },
    expect = "insufficient", at = "app/programmeTrading/@automaticOrders",
  },
  {
    remove = { "app/programmeTrading/@reported" }, expect = "insufficient",
    at = "app/programmeTrading/@reported",
  },
  {
    remove = { "app/programmeTrading/exchange" }, expect = "insufficient",
    at = "app/programmeTrading/exchange", name = "reported to whom",
  },
  {
    remove = { "app/@plannedLive" }, expect = "insufficient",
    at = "app/@plannedLive",
  },
  {
    set = {
      ["app/business/@kind"] = "lending",
      ["app/programmeTrading/@reported"] = "2026-08-02",
    },
    expect = "fail", name = "who declares it reports it, whatever the business",
  },
  { remove = { "app/business" }, expect = "pass" },
}
