-- Cases for the licences of those who do the business.

-- Which kind of licence covers which kind of business; any other does not.
test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "deposit" },
  { expect = "pass", name = "a bank may take deposits" },
  {
    set = { ["org[1]/licence/@kind"] = "payment" }, expect = "fail",
    message = "covers this business (deposits)", at = "app/business/@kind",
  },
}

test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "lending" },
  { expect = "pass" },
  {
    set = { ["org[1]/licence/@kind"] = "other" }, expect = "fail",
    message = "(lending)",
  },
}

test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "payment" },
  { expect = "pass" },
  { set = { ["org[1]/licence/@kind"] = "payment" }, expect = "pass" },
  {
    set = { ["org[1]/licence/@kind"] = "other" }, expect = "fail",
    message = "(payment)",
  },
}

test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "credit-reporting" },
  { set = { ["org[1]/licence/@kind"] = "credit-reporting" }, expect = "pass" },
  { expect = "fail", message = "(credit reporting)" },
}

test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "securities" },
  { set = { ["org[1]/licence/@kind"] = "securities" }, expect = "pass" },
  { expect = "fail", message = "(securities)" },
}

test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "futures" },
  { set = { ["org[1]/licence/@kind"] = "futures" }, expect = "pass" },
  { expect = "fail", message = "(futures)" },
}

test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "fund" },
  { set = { ["org[1]/licence/@kind"] = "fund" }, expect = "pass" },
  { expect = "fail", message = "(funds)" },
}

test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "custody" },
  { set = { ["org[1]/licence/@kind"] = "custody" }, expect = "pass" },
  { expect = "fail", message = "(custody)" },
}

test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "clearing" },
  { set = { ["org[1]/licence/@kind"] = "clearing" }, expect = "pass" },
  { expect = "fail", message = "(clearing)" },
}

test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "regional-equity" },
  { set = { ["org[1]/licence/@kind"] = "regional-equity" }, expect = "pass" },
  { expect = "fail", message = "(regional equity)" },
}

test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "insurance" },
  { set = { ["org[1]/licence/@kind"] = "insurance" }, expect = "pass" },
  { expect = "fail", message = "(insurance)" },
}

test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "foreign-exchange" },
  { expect = "pass" },
  { set = { ["org[1]/licence/@kind"] = "foreign-exchange" }, expect = "pass" },
  {
    set = { ["org[1]/licence/@kind"] = "payment" }, expect = "fail",
    message = "(foreign exchange)",
  },
}

test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "wealth-management" },
  { expect = "pass" },
  { set = { ["org[1]/licence/@kind"] = "securities" }, expect = "pass" },
  { set = { ["org[1]/licence/@kind"] = "fund" }, expect = "pass" },
  {
    set = { ["org[1]/licence/@kind"] = "insurance" }, expect = "fail",
    message = "(wealth management)",
  },
}

test {
  rule = "LC-01", base = "clean-admission",
  set = { ["app/business/@kind"] = "none" },
  { expect = "pass", name = "the scenario itself has to be a licensed body's" },
  {
    set = { ["org[1]/licence/@kind"] = "other" }, expect = "pass",
    name = "any licence will do",
  },
  {
    remove = { "org[1]/licence/@kind" }, expect = "pass",
    name = "even of no kind",
  },
  {
    as_of = "2031-01-02", expect = "fail",
    message = "'金融许可证' had expired by 2031-01-02",
    at = "org[1]/licence/@validTo", name = "but not one that has expired",
  },
}

-- The sample's licence, for banking, is valid until 2031-01-01.
test {
  rule = "LC-01", base = "clean-admission",
  { as_of = "2031-01-01", expect = "pass", name = "its last day" },
  {
    as_of = "2031-01-02", expect = "fail", message = "expired by 2031-01-02",
    at = "org[1]/licence/@validTo",
  },
  {
    remove = { "org[1]/licence/@validTo" }, expect = "pass",
    name = "a licence may have no last day",
  },
  {
    remove = { "org[1]/licence/name" }, as_of = "2031-01-02",
    expect = "fail", message = "'B0000HA0011A17' had expired",
    name = "the number stands for the name",
  },
  {
    remove = { "org[1]/licence/name", "org[1]/licence/code" },
    as_of = "2031-01-02", expect = "fail", message = "'?' had expired",
  },
  {
    remove = { "org[1]/licence/code" }, expect = "insufficient",
    at = "org[1]/licence/code", name = "a licence is told by its number",
  },
  {
    remove = { "org[1]/licence" }, expect = "insufficient",
    message = "no lead or joint institution submitted a licence",
    at = "org/licence",
  },
  { remove = { "org" }, expect = "insufficient", at = "org/licence" },
  {
    remove = { "app/business" }, expect = "insufficient",
    message = "kind of business is not declared", at = "app/business/@kind",
  },
  {
    remove = { "app/business/@kind" }, expect = "insufficient",
    message = "is missing", at = "app/business/@kind",
  },
  {
    remove = { "org[2]/@role" }, expect = "insufficient",
    at = "org[2]/@role",
  },
  {
    set = { ["org[1]/@role"] = "joint" }, expect = "pass",
    name = "a joint applicant's licence counts",
  },
  {
    set = { ["org[1]/@role"] = "participant" }, expect = "insufficient",
    message = "no lead or joint institution",
    name = "a participant's does not",
  },
  {
    remove = { "org[1]/licence/@kind" }, expect = "insufficient",
    message = "'金融许可证' does not say its kind, so it is unknown whether it "
      .. "covers this business (lending)",
    at = "org[1]/licence/@kind",
  },
  {
    add = { ["app"] = '<business kind="securities"/>' }, expect = "fail",
    message = "(securities)", at = "app/business[2]/@kind",
    name = "each kind of business has to be covered",
  },
}

-- Several licences: one that covers it is enough.
test {
  rule = "LC-01", base = "clean-admission",
  set = { ["org[1]/licence/@kind"] = "other" },
  {
    add = { ["org[2]"] = '<licence kind="banking"><code>B2</code></licence>' },
    expect = "pass",
  },
  {
    add = { ["org[2]"] = '<licence kind="banking"/>' },
    expect = "insufficient", at = "org[2]/licence/code",
  },
  {
    add = { ["org[2]"] = '<licence><name>甲</name></licence>' },
    expect = "insufficient", message = "'甲' does not say its kind",
    at = "org[2]/licence/@kind", name = "another might cover it",
  },
  {
    add = {
      ["org[2]"] = {
        "<licence><name>甲</name></licence>",
        "<licence><name>乙</name></licence>",
        '<licence kind="banking" validTo="2020-01-01"/>',
        '<licence kind="payment"/>',
      },
    },
    expect = "insufficient", message = "'甲'",
    name = "of several the first is named, and it goes before one that expired",
  },
  {
    add = {
      ["org[2]"] = {
        "<licence/>",
        '<licence kind="banking"><code>B2</code></licence>',
      },
    },
    expect = "pass",
  },
  {
    add = {
      ["org[2]"] = {
        '<licence validTo="2020-01-01" kind="banking"><code>2</code></licence>',
        '<licence validTo="2020-01-01" kind="banking"><code>3</code></licence>',
        '<licence kind="payment"/>',
      },
    },
    expect = "fail", message = "'2' had expired",
    at = "org[2]/licence[1]/@validTo",
  },
  {
    add = {
      ["org[2]"] = {
        '<licence kind="banking" validTo="2020-01-01"/>',
        '<licence kind="banking" validTo="2026-06-30"><code>2</code></licence>',
      },
    },
    expect = "pass", name = "the renewed one counts",
  },
}

-- The sample lends: who does not offer payment needs no licence for it.
test {
  rule = "LC-02", base = "clean-admission",
  { expect = "not-applicable" },
  {
    remove = { "app/business" }, expect = "insufficient",
    message = "unknown whether payment is offered", at = "app/business/@kind",
  },
  {
    set = { ["org[1]/@kind"] = "payment" }, expect = "fail",
    message = "示例甲银行（虚构） holds no valid payment licence",
    name = "a payment institution that leads offers payment",
  },
  {
    set = { ["org[2]/@kind"] = "payment" }, expect = "insufficient",
    message = "示例甲科技（虚构） did not submit", at = "org[2]/licence/@kind",
    name = "or that applies jointly",
  },
  {
    set = { ["org[2]/@kind"] = "payment", ["org[2]/@role"] = "participant" },
    expect = "not-applicable", name = "but not one that only takes part",
  },
}

test {
  rule = "LC-02", base = "clean-admission",
  set = { ["app/business/@kind"] = "payment" },
  { expect = "pass", name = "a bank pays by its banking licence" },
  { as_of = "2031-01-01", expect = "pass" },
  {
    as_of = "2031-01-02", expect = "fail",
    message = "without a bank or a licensed payment institution",
    at = "app/business/@kind",
  },
  {
    set = { ["org[1]/@kind"] = "securities" }, expect = "fail",
    message = "without a bank", name = "only a bank pays by a banking licence",
  },
  {
    set = {
      ["org[1]/@kind"] = "securities", ["org[1]/licence/@kind"] = "payment",
    },
    expect = "pass", name = "a payment licence is one whoever holds it",
  },
  {
    set = { ["org[1]/licence/@kind"] = "securities" }, expect = "fail",
    message = "without a bank", name = "a bank needs one of the two",
  },
  {
    remove = { "org[1]/licence/code" }, expect = "insufficient",
    at = "org[1]/licence/code",
  },
  {
    remove = { "org[1]/@kind" }, expect = "insufficient", at = "org[1]/@kind",
  },
  {
    remove = { "org[2]/@role" }, expect = "insufficient",
    at = "org[2]/@role",
  },
  {
    remove = { "org[1]/licence/@kind" }, expect = "insufficient",
    message = "do not say their kind", at = "org[1]/licence/@kind",
  },
  {
    remove = { "org[1]/licence" }, expect = "insufficient",
    message = "示例甲银行（虚构） submitted no licence", at = "org[1]/licence",
  },
  {
    remove = { "org[1]/licence" },
    add = { ["org[2]"] = '<licence kind="other"/>' },
    expect = "insufficient", message = "示例甲银行（虚构）",
    name = "another's licence does not speak for the bank",
  },
  {
    remove = { "org[1]/licence" },
    set = { ["org[1]/@kind"] = "tech-company" },
    add = { ["org[2]"] = '<licence kind="other"/>' },
    expect = "fail", message = "without a bank",
    name = "nobody expects a licence of a tech firm",
  },
  {
    remove = { "org[1]/licence" },
    set = { ["org[1]/@kind"] = "tech-company" }, expect = "insufficient",
    message = "no lead or joint institution submitted a licence",
    at = "org/licence",
  },
  {
    set = { ["org[1]/@role"] = "participant" }, expect = "insufficient",
    message = "no lead or joint institution", name = "a participant's bank",
  },
  {
    set = { ["org[1]/licence/@kind"] = "other", ["org[2]/@kind"] = "fund" },
    expect = "insufficient", message = "甲科技（虚构） submitted no licence",
    at = "org[2]/licence",
  },
  {
    set = { ["org[1]/@role"] = "joint", ["org[2]/@role"] = "lead" },
    expect = "pass", name = "a bank that applies jointly",
  },
  {
    set = { ["org[2]/@kind"] = "bank" }, remove = { "org[1]/licence" },
    expect = "insufficient", message = "示例甲银行（虚构） submitted",
    name = "the first of two is named",
  },
  {
    add = {
      ["org[1]"] = '<licence kind="payment" validTo="2020-01-01"/>',
      ["org[2]"] = '<licence/>',
    },
    expect = "pass", name = "one that is in force is enough",
  },
  {
    set = { ["org[1]/licence/@validTo"] = "2020-01-01" },
    add = { ["org[2]"] = "<licence/>" },
    expect = "insufficient", message = "do not say their kind",
    at = "org[2]/licence/@kind",
  },
  {
    remove = { "org[1]/licence/@kind" },
    add = { ["org[2]"] = { "<licence/>", "<licence/>" } },
    expect = "insufficient", message = "do not say their kind",
    at = "org[1]/licence/@kind", name = "the first of several is named",
  },
}

-- Every payment institution that operates has a licence of its own.
test {
  rule = "LC-02", base = "clean-admission",
  set = { ["app/business/@kind"] = "payment", ["org[2]/@kind"] = "payment" },
  {
    expect = "insufficient", message = "示例甲科技（虚构） did not submit",
    at = "org[2]/licence/@kind", name = "the bank's is not its own",
  },
  {
    add = { ["org[2]"] = '<licence kind="payment"><code>P2</code></licence>' },
    expect = "pass",
  },
  {
    add = { ["org[2]"] = '<licence kind="payment"/>' },
    expect = "insufficient", at = "org[2]/licence/code",
  },
  {
    add = { ["org[2]"] = '<licence kind="banking"><code>P2</code></licence>' },
    expect = "fail",
    message = "示例甲科技（虚构） holds no valid payment licence",
    at = "org[2]/licence",
  },
  {
    add = {
      ["org[2]"] = '<licence kind="payment" validTo="2026-06-29">'
        .. "<code>P2</code></licence>",
    },
    expect = "fail", message = "示例甲科技（虚构）", at = "org[2]/licence",
  },
  {
    add = {
      ["org[2]"] = '<licence kind="payment" validTo="2026-06-30">'
        .. "<code>P2</code></licence>",
    },
    expect = "pass",
  },
  {
    add = { ["org[2]"] = "<licence><code>P2</code></licence>" },
    expect = "insufficient", message = "示例甲科技（虚构） did not submit",
    name = "it may be the licence",
  },
  {
    add = { ["org[2]"] = { "<licence/>", '<licence kind="other"/>' } },
    expect = "insufficient", message = "示例甲科技（虚构） did not submit",
  },
  {
    remove = { "org[2]/nameZh" }, expect = "insufficient",
    message = "91990000MA0011B21T did not submit",
  },
  {
    remove = { "org[2]/nameZh", "org[2]/uscc" }, expect = "insufficient",
    message = "? did not submit",
  },
  {
    set = { ["org[1]/@kind"] = "payment" }, expect = "fail",
    message = "示例甲银行（虚构） holds no", at = "org[1]/licence",
    name = "what the second does not say hides nothing of the first",
  },
  {
    set = { ["org[1]/@kind"] = "payment" }, remove = { "org[1]/licence" },
    add = { ["org[2]"] = '<licence kind="banking"/>' },
    expect = "fail", message = "示例甲科技（虚构） holds no",
    at = "org[2]/licence",
    name = "nor the other way about",
  },
  {
    set = { ["org[1]/@kind"] = "payment" }, remove = { "org[1]/licence" },
    expect = "insufficient", message = "示例甲银行（虚构） did not submit",
    name = "the first of two that say nothing is named",
  },
  {
    set = { ["org[1]/@kind"] = "payment" },
    remove = { "org[1]/licence/@kind" },
    add = { ["org[2]"] = "<licence/>" },
    expect = "insufficient", message = "示例甲银行（虚构） did not submit",
  },
  {
    set = { ["org[1]/@kind"] = "payment" },
    add = { ["org[2]"] = '<licence kind="other"/>' },
    expect = "fail", message = "示例甲银行（虚构） holds no",
    name = "the first of two without one is named",
  },
}

-- In the sample a bank leads and a tech firm applies jointly.
test {
  rule = "LC-07", base = "clean-admission",
  { expect = "not-applicable", name = "no tech firm leads" },
  {
    remove = { "org[1]/licence/code" }, expect = "not-applicable",
    name = "then nobody's licence is asked for",
  },
  {
    set = { ["org[1]/@role"] = "joint" }, expect = "insufficient",
    message = "no institution is said to lead", at = "org/@role",
  },
  {
    remove = { "org[1]/@kind" }, expect = "insufficient", at = "org[1]/@kind",
  },
}

test {
  rule = "LC-07", base = "clean-admission",
  set = { ["org[1]/@role"] = "joint", ["org[2]/@role"] = "lead" },
  { expect = "pass", name = "a tech firm leads, a bank applies jointly" },
  { as_of = "2031-01-01", expect = "pass" },
  {
    as_of = "2031-01-02", expect = "fail",
    message = "without a licensed joint applicant", at = "org[2]/@kind",
  },
  {
    remove = { "org[1]" }, expect = "fail",
    message = "without a licensed joint applicant", name = "it applies alone",
  },
  {
    set = { ["org[1]/@role"] = "participant" }, expect = "fail",
    message = "without", name = "a participant does not apply",
  },
  {
    set = { ["org[1]/@kind"] = "tech-company" }, expect = "fail",
    message = "without", name = "another tech firm does not help",
  },
  {
    remove = { "org[1]/@kind" }, expect = "insufficient", at = "org[1]/@kind",
    name = "who knows what the other is",
  },
  {
    remove = { "org[1]/@kind" },
    add = {
      ["."] = '<org role="joint" kind="fund"><licence><code>F3</code></licence>'
        .. "</org>",
    },
    expect = "pass", name = "that does not matter beside a licensed body",
  },
  {
    remove = { "org[1]/@role" }, expect = "insufficient", at = "org[1]/@role",
  },
  {
    remove = { "org[2]/@kind" }, expect = "insufficient", at = "org[2]/@kind",
  },
  {
    remove = { "org[1]/licence" }, expect = "insufficient",
    message = "the joint applicant 示例甲银行（虚构） submitted no licence",
    at = "org[1]/licence",
  },
  {
    remove = { "org[1]/licence", "org[1]/nameZh" }, expect = "insufficient",
    message = "applicant 91990000MA0011A17N submitted",
  },
  {
    remove = { "org[1]/licence", "org[1]/nameZh", "org[1]/uscc" },
    expect = "insufficient", message = "applicant ? submitted",
  },
  {
    remove = { "org[1]/licence/code" }, expect = "insufficient",
    at = "org[1]/licence/code",
  },
  {
    remove = { "org[1]/licence/@validTo" }, expect = "pass",
  },
  {
    add = { ["."] = '<org role="joint" kind="tech-company"/>' },
    expect = "pass", name = "one licensed body is enough",
  },
  {
    add = { ["."] = '<org role="joint" kind="fund"/>' }, expect = "pass",
  },
  {
    add = {
      ["."] = {
        '<org role="joint" kind="fund"><nameZh>甲</nameZh></org>',
        '<org role="joint" kind="fund"><nameZh>乙</nameZh></org>',
      },
    },
    remove = { "org[1]/licence/@validTo" },
    set = { ["org[1]/@kind"] = "tech-company" },
    expect = "insufficient", message = "applicant 甲", at = "org[3]/licence",
    name = "the first of two without a licence is named",
  },
  {
    set = { ["org[1]/licence/@validTo"] = "2026-06-29" },
    add = { ["org[1]"] = "<licence><code>B2</code></licence>" },
    expect = "pass", name = "one of two licences is in force",
  },
  {
    add = { ["."] = '<org role="lead" kind="tech-company"/>' },
    as_of = "2031-01-02", expect = "fail", at = "org[3]/@kind",
  },
  {
    add = { ["."] = '<org role="lead" kind="bank"/>' }, as_of = "2031-01-02",
    expect = "fail", at = "org[2]/@kind", name = "one of two that lead",
  },
}
