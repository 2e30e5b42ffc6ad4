-- Vendors: a contract, nothing outsourced further without leave, and the
-- core of payment in house. Experts judge what the contracts do not say.
test {
  rule = "RC-18", base = "clean-admission", ballots = { 80, 80, 80 },
  { expect = "pass" },
  { remove = { "vendor/@contractRef" }, expect = "insufficient",
    message = "@contractRef is missing", at = "vendor/@contractRef" },
  { set = { ["vendor/@contractRef"] = "A-nowhere" },
    expect = "insufficient", at = "vendor/@contractRef",
    message = "the contract with 示例甲数科（虚构） refers to attachment "
      .. "'A-nowhere'" },
  { name = "another attachment without an id",
    remove = { "attachment[@id='A-licence']/@id" }, expect = "pass" },
  { remove = { "vendor/@subOutsourcing" }, expect = "insufficient",
    at = "vendor/@subOutsourcing" },
  { remove = { "vendor/@subOutsourcingAllowed" }, expect = "pass" },
  { set = { ["vendor/@subOutsourcing"] = "true" }, expect = "fail",
    message = "vendor 示例甲数科（虚构） outsources further",
    at = "vendor/@subOutsourcing" },
  { set = { ["vendor/@subOutsourcing"] = "true",
      ["vendor/@subOutsourcingAllowed"] = "true" }, expect = "pass" },
  { remove = { "vendor/@subOutsourcingAllowed" },
    set = { ["vendor/@subOutsourcing"] = "true" },
    expect = "insufficient", at = "vendor/@subOutsourcingAllowed" },
  { name = "named by its code",
    remove = { "vendor/name" },
    set = { ["vendor/@subOutsourcing"] = "true" }, expect = "fail",
    message = "vendor 91990000MA0011C361" },
  { name = "not named at all",
    remove = { "vendor/name", "vendor/uscc" },
    set = { ["vendor/@subOutsourcing"] = "true" }, expect = "fail",
    message = "vendor ? outsources" },
  { name = "the second of two",
    add = { ["."] = '<vendor contractRef="A-vendor" '
      .. 'subOutsourcing="true" subOutsourcingAllowed="false"/>' },
    expect = "fail", at = "vendor[2]/@subOutsourcing" },
  { name = "the first of two",
    set = { ["vendor/@subOutsourcing"] = "true" },
    add = { ["."] = '<vendor contractRef="A-vendor" '
      .. 'subOutsourcing="false"/>' },
    expect = "fail", at = "vendor[1]/@subOutsourcing" },
}

-- The core of payment.
test {
  rule = "RC-18", base = "clean-admission", ballots = { 80, 80, 80 },
  { name = "lending may outsource it",
    set = { ["vendor/@core"] = "true" }, expect = "pass" },
  { remove = { "vendor/@core" }, expect = "pass" },
  { set = { ["app/business/@kind"] = "payment" }, expect = "pass" },
  { set = { ["app/business/@kind"] = "payment",
      ["vendor/@core"] = "true" }, expect = "fail",
    message = "core of the payment business is outsourced to 示例甲数科",
    at = "vendor/@core" },
  { remove = { "vendor/@core" },
    set = { ["app/business/@kind"] = "payment" },
    expect = "insufficient", at = "vendor/@core" },
  { name = "the core of nobody knows what",
    remove = { "app/business" }, set = { ["vendor/@core"] = "true" },
    expect = "insufficient", at = "app/business/@kind" },
  { remove = { "app/business" }, expect = "pass" },
  { remove = { "app/business", "vendor/@core" },
    expect = "insufficient", at = "vendor/@core" },
}

-- The experts beside the contracts.
test {
  rule = "RC-18", base = "clean-admission",
  { expect = "pending" },
  { ballots = { 90, 90 }, expect = "pending" },
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = { 60, 60, 59 }, expect = "partial", share = 5967 },
  { ballots = { 40, 40, 40 }, expect = "partial", share = 4000 },
  { ballots = { 40, 40, 39 }, expect = "fail" },
  { set = { ["vendor/@subOutsourcing"] = "true" }, expect = "fail" },
  { name = "without vendors the experts judge the rest",
    remove = { "vendor" }, ballots = { 40, 40, 40 }, expect = "partial" },
}

-- Chains: consensus, and evaluated by somebody else.
test {
  rule = "RC-19", base = "clean-admission",
  add = { ["architecture"] = "<chain><consensus>实用拜占庭容错</consensus>"
    .. "<evaluatedBy>示例测评中心（虚构）</evaluatedBy></chain>" },
  { expect = "pass" },
  { remove = { "architecture/chain/consensus" },
    expect = "insufficient", at = "architecture/chain/consensus" },
  { remove = { "architecture/chain/evaluatedBy" },
    expect = "insufficient", at = "architecture/chain/evaluatedBy" },
  { set = { ["architecture/chain/evaluatedBy"] = "示例甲科技（虚构）" },
    expect = "fail",
    message = "evaluated by the applicant 示例甲科技（虚构） itself",
    at = "architecture/chain/evaluatedBy" },
  { name = "an applicant without a name",
    remove = { "org[2]/nameZh" }, expect = "pass" },
  { name = "the second of two chains",
    add = { ["architecture"] = "<chain><consensus>权益证明</consensus>"
      .. "<evaluatedBy>示例甲银行（虚构）</evaluatedBy></chain>" },
    expect = "fail", at = "architecture/chain[2]/evaluatedBy" },
}

-- Without a chain it depends on the technology that is declared.
test {
  rule = "RC-19", base = "clean-admission",
  { expect = "not-applicable" },
  { set = { ["app/techUse[1]/@tech"] = "blockchain" },
    expect = "insufficient", message = "lists no chain",
    at = "architecture/chain" },
  { set = { ["app/techUse[3]/@tech"] = "smart-contract" },
    expect = "insufficient", message = "lists no chain" },
  { remove = { "app/techUse" }, expect = "insufficient",
    message = "declare the technology" },
  { name = "a technology that is not said might be one",
    remove = { "app/techUse[2]/@tech" }, expect = "insufficient" },
}

-- Clouds: a provider, and certified.
test {
  rule = "RC-20", base = "clean-admission",
  { expect = "pass" },
  { remove = { "architecture/cloud/provider" },
    expect = "insufficient", at = "architecture/cloud/provider" },
  { remove = { "architecture/cloud/@certified" },
    expect = "insufficient", at = "architecture/cloud/@certified" },
  { set = { ["architecture/cloud/@certified"] = "false" },
    expect = "fail", at = "architecture/cloud/@certified",
    message = "cloud of 示例甲银行（虚构）私有云 is not certified" },
  { name = "the second of two",
    add = { ["architecture"] = '<cloud certified="false"><provider>'
      .. "示例云（虚构）</provider></cloud>" },
    expect = "fail", message = "示例云", at = "architecture/cloud[2]/@certified" },
  { remove = { "architecture/cloud" }, expect = "not-applicable" },
  { remove = { "architecture" }, expect = "insufficient",
    message = "no cloud is listed", at = "architecture/cloud" },
  { remove = { "architecture/cloud" },
    set = { ["app/techUse[3]/@tech"] = "cloud" },
    expect = "insufficient", message = "no cloud is listed" },
}
