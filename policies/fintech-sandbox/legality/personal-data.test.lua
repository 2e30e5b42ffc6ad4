-- Cases for personal information: its basis, consents, what people are told.

-- Of the sample's items D1 rests on a contract, D2 (credit report), D3
-- (trades) and D4 (face) on consent; D5 is not personal.
test {
  rule = "LC-12", base = "clean-admission",
  { expect = "pass" },
  {
    set = { ["data/item[2]/@consentKind"] = "none" }, expect = "fail",
    message = "'经营者信用报告' rests on consent",
    at = "data/item[2]/@consentKind",
  },
  {
    set = { ["data/item[2]/@consentKind"] = "none" },
    remove = { "data/item[2]/name" }, expect = "fail",
    message = "'D2' rests on consent", name = "the id stands for the name",
  },
  {
    set = { ["data/item[2]/@consentKind"] = "none" },
    remove = { "data/item[2]/name", "data/item[2]/@id" }, expect = "fail",
    message = "'?' rests on consent",
  },
  {
    set = { ["data/item[2]/@consentKind"] = "general" }, expect = "pass",
    name = "that the consent suits the item is another rule's matter",
  },
  {
    set = { ["data/item[1]/@consentKind"] = "none" }, expect = "pass",
    name = "a contract needs no consent",
  },
  { remove = { "data/item[1]/@consentKind" }, expect = "pass" },
  {
    remove = { "data/item[2]/@consentKind" }, expect = "insufficient",
    at = "data/item[2]/@consentKind",
  },
  {
    remove = { "data/item[1]/@lawfulBasis" }, expect = "insufficient",
    at = "data/item[1]/@lawfulBasis",
  },
  {
    remove = { "data/item[1]/@personal" }, expect = "insufficient",
    at = "data/item[1]/@personal", name = "it might be personal",
  },
  {
    remove = { "data/item[5]/@lawfulBasis", "data/item[5]/@consentKind" },
    expect = "pass", name = "what is not personal needs no basis",
  },
  { set = { ["data/item/@personal"] = "false" }, expect = "not-applicable" },
  {
    remove = { "data/item" }, expect = "insufficient",
    message = "no data inventory", at = "data/item",
  },
  { remove = { "data" }, expect = "insufficient", at = "data/item" },
}

test {
  rule = "LC-13", base = "clean-admission",
  { expect = "pass" },
  {
    set = { ["data/item[2]/@consentKind"] = "general" }, expect = "fail",
    message = "'经营者信用报告' is sensitive", at = "data/item[2]/@consentKind",
  },
  {
    set = { ["data/item[3]/@consentKind"] = "none" }, expect = "fail",
    message = "'账户流水与贷款交易记录'", at = "data/item[3]/@consentKind",
  },
  {
    set = { ["data/item[2]/@consentKind"] = "general" },
    remove = { "data/item[2]/name" }, expect = "fail", message = "'D2'",
  },
  {
    set = { ["data/item/@consentKind"] = "written" }, expect = "pass",
  },
  {
    set = { ["data/item/@consentKind"] = "separate" }, expect = "pass",
  },
  {
    set = {
      ["data/item[2]/@consentKind"] = "general",
      ["data/item[2]/@lawfulBasis"] = "pipl13-2",
    },
    expect = "pass", name = "what rests on something else needs no consent",
  },
  {
    set = { ["data/item[2]/@lawfulBasis"] = "pipl13-3" },
    remove = { "data/item[2]/@consentKind" }, expect = "pass",
  },
  {
    set = {
      ["data/item[2]/@consentKind"] = "general",
      ["data/item[2]/@sensitive"] = "false",
    },
    expect = "pass", name = "nor does what is not sensitive",
  },
  {
    remove = { "data/item[2]/@sensitive" }, expect = "insufficient",
    at = "data/item[2]/@sensitive",
  },
  {
    remove = { "data/item[2]/@lawfulBasis" }, expect = "insufficient",
    at = "data/item[2]/@lawfulBasis",
  },
  {
    remove = { "data/item[2]/@consentKind" }, expect = "insufficient",
    message = "is missing", at = "data/item[2]/@consentKind",
  },
  {
    remove = { "data/item[1]/@lawfulBasis" }, expect = "pass",
    name = "the basis of what is not sensitive is another rule's matter",
  },
  {
    remove = { "data/item[1]/@personal" }, expect = "insufficient",
    at = "data/item[1]/@personal",
  },
  { set = { ["data/item/@sensitive"] = "false" }, expect = "not-applicable" },
  { set = { ["data/item/@personal"] = "false" }, expect = "not-applicable" },
  {
    set = { ["data/item/@lawfulBasis"] = "pipl13-2" },
    expect = "not-applicable",
  },
  {
    remove = { "data/item" }, expect = "insufficient",
    message = "no data inventory", at = "data/item",
  },
}

-- The sample provides D3 to one receiver.
test {
  rule = "LC-14", base = "clean-admission",
  { expect = "pass" },
  {
    set = { ["data/item[3]/sharedWith/@consent"] = "written" },
    expect = "pass",
  },
  {
    set = { ["data/item[3]/sharedWith/@consent"] = "general" },
    expect = "fail",
    message = "'账户流水与贷款交易记录' is provided to 示例甲科技（虚构）",
    at = "data/item[3]/sharedWith/@consent",
  },
  {
    set = { ["data/item[3]/sharedWith/@consent"] = "none" },
    expect = "fail", at = "data/item[3]/sharedWith/@consent",
  },
  {
    set = { ["data/item[3]/sharedWith/@consent"] = "none" },
    remove = { "data/item[3]/name" }, expect = "fail",
    message = "'D3' is provided",
  },
  {
    set = { ["data/item[3]/sharedWith/@consent"] = "none" },
    remove = { "data/item[3]/sharedWith/name" }, expect = "fail",
    message = "provided to ? without", name = "no name hides no failure",
  },
  {
    remove = { "data/item[3]/sharedWith/@consent" }, expect = "insufficient",
    at = "data/item[3]/sharedWith/@consent",
  },
  {
    remove = { "data/item[3]/sharedWith/name" }, expect = "insufficient",
    at = "data/item[3]/sharedWith/name", name = "the receiver is named",
  },
  {
    add = {
      ["data/item[3]"] = '<sharedWith consent="general">'
        .. "<name>示例乙（虚构）</name></sharedWith>",
    },
    expect = "fail", message = "provided to 示例乙（虚构）",
    at = "data/item[3]/sharedWith[2]/@consent", name = "one of two receivers",
  },
  {
    add = {
      ["data/item[5]"] = '<sharedWith consent="none">'
        .. "<name>示例乙（虚构）</name></sharedWith>",
    },
    expect = "pass", name = "what is not personal may be provided",
  },
  {
    remove = { "data/item[3]/sharedWith" }, expect = "not-applicable",
    name = "nothing is provided",
  },
  {
    remove = { "data/item[3]/@personal" }, expect = "insufficient",
    at = "data/item[3]/@personal",
  },
  {
    remove = { "data/item" }, expect = "insufficient",
    message = "no data inventory", at = "data/item",
  },
}

-- Seven matters; the sample tells of all of them.
test {
  rule = "LC-15", base = "clean-admission",
  { expect = "pass" },
  {
    remove = { "service/privacyNotice/item[@topic='name']" },
    expect = "fail", message = "lacks the handler's name",
    at = "service/privacyNotice",
  },
  {
    remove = { "service/privacyNotice/item[@topic='contact']" },
    expect = "fail", message = "lacks how to reach it",
  },
  {
    remove = { "service/privacyNotice/item[@topic='purpose']" },
    expect = "fail", message = "lacks the purpose",
  },
  {
    remove = { "service/privacyNotice/item[@topic='manner']" },
    expect = "fail", message = "lacks the manner",
  },
  {
    remove = { "service/privacyNotice/item[@topic='kinds']" },
    expect = "fail", message = "lacks the kinds of information",
  },
  {
    remove = { "service/privacyNotice/item[@topic='retention']" },
    expect = "fail", message = "lacks the retention",
  },
  {
    remove = { "service/privacyNotice/item[@topic='rights']" },
    expect = "fail", message = "lacks how to use one's rights",
  },
  {
    remove = { "service/privacyNotice/item[@topic='rights']" },
    set = { ["data/item/@personal"] = "false" }, expect = "not-applicable",
    name = "nothing personal, nothing to tell",
  },
  {
    remove = {
      "service/privacyNotice/item[@topic='rights']", "data/item[5]/@personal",
    },
    set = {
      ["data/item[1]/@personal"] = "false",
      ["data/item[2]/@personal"] = "false",
      ["data/item[3]/@personal"] = "false",
      ["data/item[4]/@personal"] = "false",
    },
    expect = "insufficient", at = "data/item[5]/@personal",
    name = "the last item might be personal",
  },
  {
    remove = { "data/item[5]/@personal" }, expect = "pass",
    name = "others are personal anyway",
  },
  {
    remove = { "data/item" }, expect = "pass",
    name = "a complete notice needs no inventory",
  },
  {
    remove = { "data/item", "service/privacyNotice/item[1]" },
    expect = "fail", name = "nor does an incomplete one",
  },
  {
    remove = { "service/privacyNotice/item" }, expect = "insufficient",
    message = "is not listed", at = "service/privacyNotice/item",
  },
  { remove = { "service" }, expect = "insufficient" },
  {
    remove = { "service/privacyNotice/item[2]/@topic" },
    expect = "insufficient", at = "service/privacyNotice/item[2]/@topic",
  },
}

test {
  rule = "LC-16", base = "clean-admission",
  { expect = "not-applicable", name = "the sample has no children's data" },
  {
    remove = { "data/item[1]/@minor14" }, expect = "insufficient",
    at = "data/item[1]/@minor14",
  },
  {
    remove = { "data/item[1]/@personal" }, expect = "insufficient",
    at = "data/item[1]/@personal",
  },
  {
    remove = { "data/item" }, expect = "insufficient",
    message = "no data inventory", at = "data/item",
  },
  {
    set = { ["data/item[5]/@minor14"] = "true" }, expect = "not-applicable",
    name = "what is not personal is about nobody",
  },
}

test {
  rule = "LC-16", base = "clean-admission",
  set = {
    ["data/item[1]/@minor14"] = "true",
    ["data/item[1]/@guardianConsent"] = "true",
  },
  { expect = "pass" },
  {
    set = { ["data/item[1]/@guardianConsent"] = "false" }, expect = "fail",
    message = "'经营者身份与联系信息' concerns children under 14 without the "
      .. "consent",
    at = "data/item[1]/@guardianConsent",
  },
  {
    set = { ["data/item[1]/@guardianConsent"] = "false" },
    remove = { "data/item[1]/name" }, expect = "fail", message = "'D1'",
  },
  {
    remove = { "data/item[1]/@guardianConsent" }, expect = "insufficient",
    at = "data/item[1]/@guardianConsent",
  },
  {
    set = { ["service/privacyNotice/@minorRules"] = "false" },
    expect = "fail",
    message = "'经营者身份与联系信息' concerns children under 14 without "
      .. "special",
    at = "service/privacyNotice/@minorRules",
  },
  {
    remove = { "service/privacyNotice/@minorRules" }, expect = "insufficient",
    at = "service/privacyNotice/@minorRules",
  },
  {
    set = { ["data/item[2]/@minor14"] = "true" }, expect = "insufficient",
    at = "data/item[2]/@guardianConsent", name = "one of two items",
  },
  {
    set = {
      ["data/item[2]/@minor14"] = "true",
      ["data/item[2]/@guardianConsent"] = "false",
    },
    expect = "fail", message = "经营者信用报告",
    at = "data/item[2]/@guardianConsent",
  },
}
