-- D1 to D4 are personal information, D5 is not. D3 is entrusted; nothing is
-- exported. 26000 persons, two organisations, neither of them critical.

test {
  rule = "DS-10",
  base = "clean-admission",
  { expect = "pass" },
  {
    remove = { "data/item/entrustedTo" },
    expect = "not-applicable",
    name = "nothing is entrusted",
  },
  {
    remove = { "data/item[3]/entrustedTo/covers[@topic='purpose']" },
    expect = "fail",
    message = "'账户流水与贷款交易记录' is entrusted to 示例甲数科（虚构）;"
      .. " the contract does not settle the purpose",
    at = "data/item[3]/entrustedTo",
  },
  {
    remove = { "data/item[3]/entrustedTo/covers[@topic='term']" },
    expect = "fail",
    message = "合同未约定期限",
  },
  {
    remove = { "data/item[3]/entrustedTo/covers[@topic='manner']" },
    expect = "fail",
    message = "the manner",
  },
  {
    remove = { "data/item[3]/entrustedTo/covers[@topic='kinds']" },
    expect = "fail",
    message = "the kinds of information",
  },
  {
    remove = { "data/item[3]/entrustedTo/covers[@topic='measures']" },
    expect = "fail",
    message = "the measures",
  },
  {
    remove = { "data/item[3]/entrustedTo/covers" },
    expect = "insufficient",
    message = "what the contract with 示例甲数科（虚构） settles",
    at = "data/item[3]/entrustedTo/covers",
  },
  {
    remove = { "data/item[3]/entrustedTo/covers[2]/@topic" },
    expect = "insufficient",
    at = "data/item[3]/entrustedTo/covers[2]/@topic",
  },
  {
    remove = { "data/item[3]/entrustedTo/name" },
    expect = "insufficient",
    at = "data/item[3]/entrustedTo/name",
  },
  {
    remove = { "data/item[3]/entrustedTo/@contractRef" },
    expect = "insufficient",
    at = "data/item[3]/entrustedTo/@contractRef",
  },
  {
    set = { ["data/item[3]/entrustedTo/@contractRef"] = "A-none" },
    expect = "insufficient",
    message = "attachment 'A-none', which does not exist",
    at = "data/item[3]/entrustedTo/@contractRef",
  },
  {
    remove = { "data/item[3]/entrustedTo/@supervision" },
    expect = "insufficient",
    at = "data/item[3]/entrustedTo/@supervision",
  },
  {
    set = { ["data/item[3]/entrustedTo/@supervision"] = "A-none" },
    expect = "insufficient",
    message = "attachment 'A-none', which does not exist",
    at = "data/item[3]/entrustedTo/@supervision",
  },
  {
    remove = { "attachment[1]/@id" },
    expect = "pass",
    name = "an attachment without an id is in nobody's way",
  },
  {
    remove = {
      "attachment[1]/@id",
      "data/item[3]/entrustedTo/@contractRef",
    },
    expect = "insufficient",
    at = "data/item[3]/entrustedTo/@contractRef",
    name = "nor is it the contract that is not named",
  },
  {
    remove = {
      "attachment[1]/@id",
      "data/item[3]/entrustedTo/@supervision",
    },
    expect = "insufficient",
    at = "data/item[3]/entrustedTo/@supervision",
  },
  {
    set = { ["data/item[3]/entrustedTo/@keptYears"] = 3 },
    expect = "pass",
  },
  {
    set = { ["data/item[3]/entrustedTo/@keptYears"] = 2 },
    expect = "fail",
    message = "on 示例甲数科（虚构） are kept for 2 years; at least 3",
    at = "data/item[3]/entrustedTo/@keptYears",
  },
  { params = { kept_years = 5 }, expect = "pass" },
  {
    params = { kept_years = 6 },
    expect = "fail",
    message = "kept for 5 years; at least 6",
    at = "data/item[3]/entrustedTo/@keptYears",
  },
  {
    remove = { "data/item[3]/entrustedTo/@keptYears" },
    expect = "insufficient",
    at = "data/item[3]/entrustedTo/@keptYears",
  },
  {
    add = {
      ["data/item[3]"] = [[<entrustedTo contractRef="A-entrust">
        <name>示例戊科技（虚构）</name><covers topic="term"/></entrustedTo>]],
    },
    expect = "fail",
    message = "示例戊科技（虚构）",
    at = "data/item[3]/entrustedTo[2]",
    name = "the second of two processors",
  },
  {
    add = { ["data/item[5]"] = "<entrustedTo/>" },
    expect = "pass",
    name = "what is not personal needs no such contract",
  },
  {
    remove = {
      "data/item[3]/entrustedTo/covers[@topic='term']",
      "data/item[3]/name",
    },
    expect = "fail",
    message = "'D3' is entrusted",
  },
  {
    remove = {
      "data/item[3]/entrustedTo/covers[@topic='term']",
      "data/item[3]/name",
      "data/item[3]/@id",
    },
    expect = "fail",
    message = "'?' is entrusted",
  },
  {
    remove = { "data/item[1]/@personal" },
    expect = "insufficient",
    at = "data/item[1]/@personal",
  },
  {
    remove = { "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
}

-- D1 is exported after an assessment, with consent and notice.
test {
  rule = "DS-13",
  base = "clean-admission",
  set = {
    ["data/item[@id='D1']/@crossBorder"] = "true",
    ["data/item[@id='D1']/@exportRoute"] = "assess",
    ["data/item[@id='D1']/@exportConsent"] = "true",
    ["data/item[@id='D1']/@exportNotice"] = "true",
  },
  { expect = "pass" },
  {
    set = { ["data/item[@id='D1']/@crossBorder"] = "false" },
    expect = "not-applicable",
    name = "nothing is exported",
  },
  { set = { ["data/item[1]/@exportRoute"] = "cert" }, expect = "pass" },
  { set = { ["data/item[1]/@exportRoute"] = "contract" }, expect = "pass" },
  { set = { ["data/item[1]/@exportRoute"] = "exempt" }, expect = "pass" },
  {
    remove = { "data/item[1]/@exportRoute" },
    expect = "insufficient",
    at = "data/item[1]/@exportRoute",
  },
  {
    set = { ["data/item[1]/@exportConsent"] = "false" },
    expect = "fail",
    message = "'经营者身份与联系信息' is exported without separate consent",
    at = "data/item[1]/@exportConsent",
  },
  {
    remove = { "data/item[1]/@exportConsent" },
    expect = "insufficient",
    at = "data/item[1]/@exportConsent",
  },
  {
    set = { ["data/item[1]/@exportNotice"] = "false" },
    expect = "fail",
    message = "'经营者身份与联系信息' is exported without notice",
    at = "data/item[1]/@exportNotice",
  },
  {
    remove = { "data/item[1]/@exportNotice" },
    expect = "insufficient",
    at = "data/item[1]/@exportNotice",
  },
  {
    set = {
      ["data/item[1]/@crossBorder"] = "false",
      ["data/item[1]/@storagePlace"] = "overseas",
      ["data/item[1]/@exportConsent"] = "false",
    },
    expect = "fail",
    at = "data/item[1]/@exportConsent",
    name = "what is kept abroad has been exported",
  },
  {
    remove = { "data/item/@storagePlace" },
    expect = "pass",
    name = "export is declared, wherever it is kept",
  },
  {
    set = { ["data/item[@id='D2']/@crossBorder"] = "true" },
    expect = "insufficient",
    at = "data/item[2]/@exportRoute",
    name = "one of two without a route",
  },
  {
    set = { ["data/item[@id='D5']/@crossBorder"] = "true" },
    expect = "pass",
    name = "what is not personal needs no route",
  },
  {
    remove = { "data/item[2]/@crossBorder" },
    expect = "insufficient",
    at = "data/item[2]/@crossBorder",
  },
  {
    remove = { "data/item[2]/@personal" },
    expect = "insufficient",
    at = "data/item[2]/@personal",
  },
  {
    remove = { "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
}

test {
  rule = "DS-14",
  base = "clean-admission",
  { expect = "pass", name = "everything is kept in the country" },
  { set = { ["data/item/@storagePlace"] = "none" }, expect = "pass" },
  {
    remove = { "org/@ciio", "data/@persons" },
    expect = "pass",
    name = "then it does not matter who the handler is",
  },
  {
    remove = { "data/item[2]/@storagePlace" },
    expect = "insufficient",
    at = "data/item[2]/@storagePlace",
  },
  {
    set = {
      ["data/item[5]/@storagePlace"] = "overseas",
      ["org[1]/@ciio"] = "true",
    },
    expect = "pass",
    name = "what is not personal may be kept abroad",
  },
  {
    set = { ["data/item/@personal"] = "false" },
    expect = "not-applicable",
  },
  {
    remove = { "data/item[2]/@personal" },
    expect = "insufficient",
    at = "data/item[2]/@personal",
  },
  {
    remove = { "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
}

test {
  rule = "DS-14",
  base = "clean-admission",
  set = { ["data/item[@id='D2']/@storagePlace"] = "overseas" },
  { expect = "pass", name = "a handler that may keep it abroad" },
  { set = { ["data/item/@storagePlace"] = "overseas" }, expect = "pass" },
  {
    set = { ["org[1]/@ciio"] = "true" },
    expect = "fail",
    message = "'经营者信用报告' is kept abroad",
    at = "data/item[2]/@storagePlace",
    name = "critical infrastructure",
  },
  {
    set = { ["org[2]/@ciio"] = "true" },
    remove = { "data/@persons" },
    expect = "fail",
    at = "data/item[2]/@storagePlace",
    name = "the second organisation's, whatever the number",
  },
  { set = { ["data/@persons"] = 1000000 }, expect = "fail" },
  { set = { ["data/@persons"] = 999999 }, expect = "pass" },
  { params = { persons = 26000 }, expect = "fail", message = "kept abroad" },
  { params = { persons = 26001 }, expect = "pass" },
  {
    remove = { "data/@persons" },
    expect = "insufficient",
    at = "data/@persons",
  },
  {
    remove = { "org[2]/@ciio" },
    expect = "insufficient",
    at = "org[2]/@ciio",
    name = "an organisation that is silent may be critical",
  },
  {
    remove = { "org/@ciio" },
    set = { ["data/@persons"] = 1000000 },
    expect = "fail",
    name = "the number alone is enough",
  },
  {
    remove = { "org" },
    expect = "insufficient",
    at = "org/@ciio",
    name = "nobody says who the handler is",
  },
}
