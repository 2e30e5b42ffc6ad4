-- D1 to D4 are C2 or C3 and travel with mutual authentication, which the
-- network declares; D2 to D4 are sensitive; D4 is not shown; D5 is neither.

test {
  rule = "DS-05",
  base = "clean-admission",
  { expect = "pass" },
  {
    set = { ["data/item[@id='D1']/@transit"] = "plain" },
    expect = "fail",
    message = "the C2 item '经营者身份与联系信息' travels in plain",
    at = "data/item[1]/@transit",
  },
  {
    set = { ["data/item[@id='D4']/@transit"] = "plain" },
    expect = "fail",
    message = "the C3 item '活体检测人脸图像' travels in plain",
    at = "data/item[4]/@transit",
  },
  {
    set = { ["data/item[@id='D5']/@transit"] = "plain" },
    expect = "pass",
    name = "what is neither C2 nor C3 may travel in plain",
  },
  {
    remove = { "data/item[@id='D5']/@transit" },
    expect = "pass",
    name = "and need not say how it travels",
  },
  {
    set = { ["data/item[@id='D1']/@transit"] = "encrypted" },
    expect = "fail",
    message = "mutual authentication is declared, but '经营者身份",
    at = "data/item[1]/@transit",
  },
  {
    set = {
      ["data/item[@id='D1']/@transit"] = "encrypted",
      ["network/@mutualAuth"] = "false",
    },
    expect = "pass",
    name = "encryption will do where nothing more is declared",
  },
  {
    set = {
      ["data/item[@id='D1']/@transit"] = "plain",
      ["network/@mutualAuth"] = "false",
    },
    expect = "fail",
    message = "in plain",
  },
  {
    set = { ["data/item[@id='D1']/@transit"] = "encrypted" },
    remove = { "network/@mutualAuth" },
    expect = "insufficient",
    at = "network/@mutualAuth",
  },
  {
    remove = { "network/@mutualAuth" },
    expect = "pass",
    name = "mutual authentication that was not declared",
  },
  {
    set = { ["data/item[@id='D1']/@transit"] = "none" },
    expect = "pass",
    name = "one that does not travel",
  },
  {
    set = { ["data/item/@transit"] = "none" },
    expect = "not-applicable",
    name = "nothing travels",
  },
  {
    set = { ["data/item/@category"] = "c1" },
    expect = "not-applicable",
  },
  {
    remove = { "data/item[@id='D3']/@category" },
    expect = "insufficient",
    at = "data/item[3]/@category",
  },
  {
    remove = { "data/item[@id='D3']/@transit" },
    expect = "insufficient",
    at = "data/item[3]/@transit",
  },
  {
    remove = { "data/item[1]/name" },
    set = { ["data/item[1]/@transit"] = "plain" },
    expect = "fail",
    message = "'D1'",
  },
  {
    remove = { "data/item[1]/name", "data/item[1]/@id" },
    set = { ["data/item[1]/@transit"] = "plain" },
    expect = "fail",
    message = "'?'",
  },
  {
    remove = { "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
}

test {
  rule = "DS-06",
  base = "clean-admission",
  { expect = "pass" },
  {
    set = { ["data/item[@id='D2']/@encryptedAtRest"] = "false" },
    expect = "fail",
    message = "'经营者信用报告' is not encrypted",
    at = "data/item[2]/@encryptedAtRest",
    name = "sensitive, though not C3",
  },
  {
    set = {
      ["data/item[@id='D4']/@sensitive"] = "false",
      ["data/item[@id='D4']/@encryptedAtRest"] = "false",
    },
    expect = "fail",
    at = "data/item[4]/@encryptedAtRest",
    name = "C3, though not sensitive",
  },
  {
    set = { ["data/item[@id='D1']/@encryptedAtRest"] = "false" },
    expect = "pass",
    name = "neither C3 nor sensitive",
  },
  {
    set = {
      ["data/item[@id='D2']/@encryptedAtRest"] = "false",
      ["data/item[@id='D2']/@storagePlace"] = "none",
    },
    expect = "pass",
    name = "what is not kept is not encrypted",
  },
  {
    set = { ["data/item/@storagePlace"] = "none" },
    expect = "not-applicable",
    name = "nothing is kept",
  },
  {
    remove = { "data/item[@id='D2']/@storagePlace" },
    expect = "pass",
    name = "encrypted wherever it is kept",
  },
  {
    remove = { "data/item[@id='D2']/@storagePlace" },
    set = { ["data/item[@id='D2']/@encryptedAtRest"] = "false" },
    expect = "fail",
    name = "silence does not mean that nothing is kept",
  },
  {
    set = {
      ["data/item/@category"] = "c2",
      ["data/item/@sensitive"] = "false",
    },
    expect = "not-applicable",
  },
  {
    remove = { "data/item[@id='D1']/@category" },
    expect = "insufficient",
    at = "data/item[1]/@category",
  },
  {
    remove = { "data/item[@id='D1']/@sensitive" },
    expect = "insufficient",
    at = "data/item[1]/@sensitive",
  },
  {
    remove = { "data/item[@id='D2']/@encryptedAtRest" },
    expect = "insufficient",
    at = "data/item[2]/@encryptedAtRest",
  },
  {
    remove = { "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
}

test {
  rule = "DS-07",
  base = "clean-admission",
  { expect = "pass" },
  {
    set = { ["data/item[@id='D1']/@masked"] = "false" },
    expect = "fail",
    message = "'经营者身份与联系信息' is shown unmasked",
    at = "data/item[1]/@masked",
  },
  {
    set = { ["data/item[@id='D4']/@masked"] = "false" },
    expect = "pass",
    name = "what is not shown need not be masked",
  },
  {
    remove = { "data/item[@id='D4']/@masked" },
    expect = "pass",
  },
  {
    set = {
      ["data/item[@id='D4']/@shown"] = "true",
      ["data/item[@id='D4']/@masked"] = "false",
    },
    expect = "fail",
    at = "data/item[4]/@masked",
    name = "C3 that is shown",
  },
  {
    set = { ["data/item[@id='D5']/@masked"] = "false" },
    expect = "pass",
    name = "neither C2 nor C3",
  },
  { set = { ["data/item/@shown"] = "false" }, expect = "not-applicable" },
  { set = { ["data/item/@category"] = "c1" }, expect = "not-applicable" },
  {
    remove = { "data/item[@id='D1']/@category" },
    expect = "insufficient",
    at = "data/item[1]/@category",
  },
  {
    remove = { "data/item[@id='D4']/@shown" },
    expect = "insufficient",
    at = "data/item[4]/@shown",
  },
  {
    remove = { "data/item[@id='D1']/@masked" },
    expect = "insufficient",
    at = "data/item[1]/@masked",
  },
  {
    remove = { "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
}
