-- The declaration: what is new, what effect is promised, and on what scale.
local TEN = "一二三四五六七八九十"
local FORTY_NINE = TEN .. TEN .. TEN .. TEN .. "一二三四五六七八九"
local FIFTY = FORTY_NINE .. "十"

-- Two statements, on the use of data and on technology.
test {
  rule = "IV-01",
  base = "clean-admission",
  { expect = "pass" },
  { set = { ["app/novelty[1]/desc"] = FIFTY }, expect = "pass" },
  {
    set = { ["app/novelty[1]/desc"] = FORTY_NINE },
    expect = "fail",
    message = "the statement on the use of data has 49 characters; at least 50",
    at = "app/novelty[1]/desc",
  },
  {
    set = { ["app/novelty[2]/desc"] = TEN },
    expect = "fail",
    message = "the statement on the technology has 10 characters",
    at = "app/novelty[2]/desc",
  },
  {
    set = {
      ["app/novelty[1]/@aspect"] = "model",
      ["app/novelty[1]/desc"] = TEN,
    },
    expect = "fail",
    message = "模式方面的创新性说明仅 10 字，不足 50 字",
  },
  {
    set = {
      ["app/novelty[1]/@aspect"] = "service",
      ["app/novelty[1]/desc"] = TEN,
    },
    expect = "fail",
    message = "the statement on the service has 10",
  },
  {
    set = { ["app/novelty/desc"] = " 一二\t三\n四五　六七　八九十 " },
    expect = "fail",
    message = "has 10 characters",
    name = "spaces say nothing",
  },
  {
    set = { ["app/novelty/desc"] = TEN },
    params = { min_length = 10 },
    expect = "pass",
  },
  {
    set = { ["app/novelty/desc"] = TEN },
    params = { min_length = 11 },
    expect = "fail",
    message = "at least 11",
  },
  {
    remove = { "app/novelty[1]" },
    expect = "pass",
    name = "one is enough",
  },
  {
    remove = { "app/novelty[2]/@aspect" },
    expect = "insufficient",
    at = "app/novelty[2]/@aspect",
  },
  {
    remove = { "app/novelty[2]/desc" },
    expect = "insufficient",
    at = "app/novelty[2]/desc",
  },
  {
    set = { ["app/novelty[2]/desc"] = " " },
    expect = "insufficient",
    at = "app/novelty[2]/desc",
  },
  {
    remove = { "app/novelty" },
    expect = "insufficient",
    message = "no statement of novelty",
    at = "app/novelty",
  },
}

-- Two effects: approval-hours from 72 to 24, first-loans from 0 to 3000.
test {
  rule = "IV-06",
  base = "clean-admission",
  { expect = "pass" },
  {
    remove = { "app/expectedEffect[1]" },
    expect = "pass",
    name = "one is enough",
  },
  {
    remove = { "app/expectedEffect[1]/unit" },
    expect = "pass",
    name = "one in full beside one with a gap",
  },
  {
    set = { ["app/expectedEffect[1]/@target"] = "72.0" },
    expect = "pass",
    name = "one that changes something beside one that does not",
  },
  {
    set = {
      ["app/expectedEffect[1]/@target"] = 72,
      ["app/expectedEffect[2]/@target"] = 0,
    },
    expect = "fail",
    message = "'approval-hours' has a target equal to its baseline",
    at = "app/expectedEffect[1]/@target",
  },
  {
    set = { ["app/expectedEffect[2]/@target"] = "0.0" },
    remove = { "app/expectedEffect[1]/unit" },
    expect = "fail",
    message = "'first-loans' has a target equal to its baseline",
    at = "app/expectedEffect[2]/@target",
  },
  {
    remove = { "app/expectedEffect/@metricId" },
    expect = "insufficient",
    message = "no expected effect can be measured",
    at = "app/expectedEffect[1]/@metricId",
  },
  {
    remove = { "app/expectedEffect/@baseline" },
    expect = "insufficient",
    at = "app/expectedEffect[1]/@baseline",
  },
  {
    remove = { "app/expectedEffect/@target" },
    expect = "insufficient",
    at = "app/expectedEffect[1]/@target",
  },
  {
    remove = { "app/expectedEffect/unit" },
    expect = "insufficient",
    at = "app/expectedEffect[1]/unit",
  },
  {
    set = { ["app/expectedEffect/unit"] = " " },
    expect = "insufficient",
    at = "app/expectedEffect[1]/unit",
    name = "a blank unit is none",
  },
  {
    remove = {
      "app/expectedEffect[1]/unit",
      "app/expectedEffect[2]/@metricId",
    },
    expect = "insufficient",
    at = "app/expectedEffect[1]/unit",
    name = "the gap of the first is what is asked for",
  },
  {
    remove = { "app/expectedEffect" },
    expect = "insufficient",
    message = "no expected effect was submitted",
    at = "app/expectedEffect",
  },
}

-- 20000 customers, 48000 transactions of 250000 yuan on average; the caps of
-- the two user groups add up to 24000.
test {
  rule = "IV-07",
  base = "clean-admission",
  { expect = "pass" },
  {
    remove = { "app/expectedScale/@customers" },
    expect = "insufficient",
    at = "app/expectedScale/@customers",
  },
  {
    remove = { "app/expectedScale/@transactionsPerYear" },
    expect = "insufficient",
    at = "app/expectedScale/@transactionsPerYear",
  },
  {
    remove = { "app/expectedScale/@amount" },
    expect = "insufficient",
    at = "app/expectedScale/@amount",
  },
  {
    remove = { "app/expectedScale" },
    expect = "insufficient",
    at = "app/expectedScale/@customers",
  },
  {
    remove = { "app/expectedScale/@currency" },
    expect = "pass",
    name = "yuan unless another currency is named",
  },
  {
    set = { ["app/expectedScale/@currency"] = "USD" },
    expect = "insufficient",
    message = "not in yuan",
    at = "app/expectedScale/@currency",
  },
  {
    set = { ["app/expectedScale/@customers"] = 0 },
    expect = "fail",
    message = "expected customers (0) and yearly transactions (48000)",
    at = "app/expectedScale",
  },
  { set = { ["app/expectedScale/@customers"] = 1 }, expect = "pass" },
  {
    set = { ["app/expectedScale/@transactionsPerYear"] = 0 },
    expect = "fail",
    message = "yearly transactions (0)",
    at = "app/expectedScale",
  },

  -- From one fen to ten million yuan a transaction.
  {
    set = {
      ["app/expectedScale/@transactionsPerYear"] = 1,
      ["app/expectedScale/@amount"] = 1000000000,
    },
    expect = "pass",
  },
  {
    set = {
      ["app/expectedScale/@transactionsPerYear"] = 1,
      ["app/expectedScale/@amount"] = 1000000001,
    },
    expect = "fail",
    message = "about 10000000.01 yuan, outside 0.01 to 10000000.00 yuan",
    at = "app/expectedScale/@amount",
  },
  {
    set = {
      ["app/expectedScale/@transactionsPerYear"] = 2,
      ["app/expectedScale/@amount"] = 2000000000,
    },
    expect = "pass",
  },
  {
    set = {
      ["app/expectedScale/@transactionsPerYear"] = 2,
      ["app/expectedScale/@amount"] = 2000000001,
    },
    expect = "fail",
    message = "about 10000000.00 yuan",
    name = "half a fen above ten million",
  },
  { set = { ["app/expectedScale/@amount"] = 48000 }, expect = "pass" },
  {
    set = { ["app/expectedScale/@amount"] = 47999 },
    expect = "fail",
    message = "about 0.00 yuan",
    at = "app/expectedScale/@amount",
  },
  {
    set = { ["app/expectedScale/@amount"] = 48001 },
    expect = "pass",
    name = "a fen and a bit",
  },
  { params = { min_average = 25000000 }, expect = "pass" },
  {
    params = { min_average = 25000001 },
    expect = "fail",
    message = "outside 250000.01 to",
  },
  {
    set = { ["app/expectedScale/@amount"] = 0 },
    params = { min_average = 0 },
    expect = "pass",
    name = "a service that moves no money",
  },
  { params = { max_average = 25000000 }, expect = "pass" },
  {
    params = { max_average = 24999999 },
    expect = "fail",
    message = "to 249999.99 yuan",
  },

  -- Within the caps of all groups, or else within the customer limit.
  {
    set = {
      ["app/expectedScale/@customers"] = 24000,
      ["app/expectedScale/@customerLimit"] = 1,
    },
    expect = "pass",
    name = "where every group has a cap the limit does not matter",
  },
  {
    set = {
      ["app/expectedScale/@customers"] = 24001,
      ["app/expectedScale/@customerLimit"] = 99999,
    },
    expect = "fail",
    message = "24001 customers are expected; the caps of the user groups "
      .. "add up to 24000",
    at = "app/expectedScale/@customers",
  },
  {
    remove = { "app/expectedScale/@customerLimit" },
    expect = "pass",
  },
  {
    remove = { "service/user[2]" },
    set = { ["app/expectedScale/@customers"] = 20001 },
    expect = "fail",
    message = "add up to 20000",
    name = "a single group",
  },
  {
    remove = { "service/user[2]/@cap" },
    set = { ["app/expectedScale/@customers"] = 24000 },
    expect = "pass",
    name = "a group without a cap: the limit counts",
  },
  {
    remove = { "service/user[2]/@cap" },
    set = { ["app/expectedScale/@customers"] = 24001 },
    expect = "fail",
    message = "24001 customers are expected; the limit is 24000",
    at = "app/expectedScale/@customers",
  },
  {
    remove = { "service/user[1]/@cap" },
    set = { ["app/expectedScale/@customers"] = 24001 },
    expect = "fail",
    message = "the limit is 24000",
    name = "whichever group it is",
  },
  {
    remove = { "service/user" },
    expect = "pass",
    name = "without groups the limit counts as well",
  },
  {
    remove = { "service/user[2]/@cap", "app/expectedScale/@customerLimit" },
    expect = "insufficient",
    at = "app/expectedScale/@customerLimit",
  },
}
