-- D1 to D3 are C2 at level 3, D4 is C3 at level 4, D5 is neither.

test {
  rule = "DS-01",
  base = "clean-admission",
  { expect = "pass" },
  {
    set = { ["data/item[@id='D4']/@level"] = 3 },
    expect = "fail",
    message = "'活体检测人脸图像' is C3 at level 3; the floor is 4",
    at = "data/item[4]/@level",
    name = "C3 below its floor",
  },
  {
    set = { ["data/item[@id='D4']/@level"] = 5 },
    expect = "pass",
    name = "above the floor",
  },
  {
    set = { ["data/item[@id='D2']/@level"] = 2 },
    expect = "fail",
    message = "is C2 at level 2; the floor is 3",
    at = "data/item[2]/@level",
    name = "C2 below its floor",
  },
  {
    set = { ["data/item[@id='D5']/@level"] = 1 },
    expect = "pass",
    name = "without a category the lowest level will do",
  },
  {
    set = {
      ["data/item[@id='D5']/@category"] = "c1",
      ["data/item[@id='D5']/@level"] = 1,
    },
    expect = "pass",
    name = "C1 has no floor of its own",
  },
  {
    params = { floor_c3 = 5 },
    expect = "fail",
    message = "the floor is 5",
    at = "data/item[4]/@level",
  },
  {
    params = { floor_c2 = 4 },
    expect = "fail",
    message = "the floor is 4",
    at = "data/item[1]/@level",
  },
  {
    set = { ["data/item/@level"] = 1 },
    params = { floor_c3 = 1, floor_c2 = 1 },
    expect = "pass",
  },
  {
    remove = { "data/item[@id='D4']/name" },
    set = { ["data/item[@id='D4']/@level"] = 3 },
    expect = "fail",
    message = "'D4' is C3",
    name = "an item without a name is named by its id",
  },
  {
    remove = { "data/item[4]/name", "data/item[4]/@id" },
    set = { ["data/item[4]/@level"] = 3 },
    expect = "fail",
    message = "'?' is C3",
    at = "data/item[4]/@level",
  },
  {
    remove = { "data/item[@id='D1']/@category" },
    expect = "insufficient",
    at = "data/item[1]/@category",
  },
  {
    remove = { "data/item[@id='D5']/@level" },
    expect = "insufficient",
    at = "data/item[5]/@level",
  },
  {
    remove = { "data/item[@id='D1']/@category" },
    set = { ["data/item[@id='D4']/@level"] = 3 },
    expect = "fail",
    message = "C3",
    name = "what is missing hides no failure",
  },
  {
    remove = { "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
}

test {
  rule = "DS-03",
  base = "clean-admission",
  { expect = "pass", name = "D3 is shared and entrusted, but only C2" },
  {
    add = {
      ["data/item[@id='D4']"] =
        "<sharedWith><name>示例戊科技（虚构）</name></sharedWith>",
    },
    expect = "fail",
    message = "the C3 item '活体检测人脸图像' is provided to others",
    at = "data/item[4]/sharedWith",
  },
  {
    add = {
      ["data/item[@id='D4']"] =
        "<entrustedTo><name>示例戊科技（虚构）</name></entrustedTo>",
    },
    expect = "fail",
    message = "the C3 item '活体检测人脸图像' is entrusted to others",
    at = "data/item[4]/entrustedTo",
  },
  {
    set = { ["data/item[@id='D3']/@category"] = "c3" },
    expect = "fail",
    message = "provided to others",
    at = "data/item[3]/sharedWith",
  },
  {
    remove = { "data/item[@id='D3']/sharedWith" },
    set = { ["data/item[@id='D3']/@category"] = "c3" },
    expect = "fail",
    message = "entrusted to others",
    at = "data/item[3]/entrustedTo",
  },
  {
    set = { ["data/item[@id='D4']/@category"] = "c2" },
    expect = "not-applicable",
    name = "no C3 item",
  },
  {
    base = "operation-full",
    expect = "pass",
    name = "in operation as well",
  },
  {
    remove = { "data/item[@id='D4']/@category" },
    expect = "insufficient",
    at = "data/item[4]/@category",
  },
  {
    remove = { "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
}

-- D4 is made a card secret of another issuer.
test {
  rule = "DS-04",
  base = "clean-admission",
  set = {
    ["data/item[@id='D4']/@kind"] = "pin",
    ["data/item[@id='D4']/@otherIssuer"] = "true",
  },
  {
    expect = "fail",
    message = "'活体检测人脸图像' of other issuers is kept",
    at = "data/item[4]/@storagePlace",
  },
  {
    set = { ["data/item[@id='D4']/@kind"] = "cvn" },
    expect = "fail",
    at = "data/item[4]/@storagePlace",
  },
  {
    set = { ["data/item[@id='D4']/@kind"] = "card-track" },
    expect = "fail",
    at = "data/item[4]/@storagePlace",
  },
  {
    set = { ["data/item[@id='D4']/@storagePlace"] = "overseas" },
    expect = "fail",
    name = "kept abroad is kept",
  },
  {
    set = { ["data/item[@id='D4']/@storagePlace"] = "none" },
    expect = "pass",
  },
  {
    set = { ["data/item[@id='D4']/@otherIssuer"] = "false" },
    expect = "not-applicable",
    name = "the institution's own cards",
  },
  {
    set = { ["data/item[@id='D4']/@kind"] = "biometric" },
    expect = "not-applicable",
    name = "no card secret",
  },
  {
    remove = { "data/item[@id='D4']/@kind" },
    expect = "insufficient",
    at = "data/item[4]/@kind",
  },
  {
    remove = { "data/item[@id='D4']/@otherIssuer" },
    expect = "insufficient",
    at = "data/item[4]/@otherIssuer",
  },
  {
    remove = { "data/item[@id='D1']/@otherIssuer" },
    expect = "fail",
    name = "whose data they are matters for card secrets alone",
  },
  {
    remove = { "data/item[@id='D4']/@storagePlace" },
    expect = "insufficient",
    at = "data/item[4]/@storagePlace",
  },
  {
    set = {
      ["data/item[@id='D4']/@storagePlace"] = "none",
      ["data/item[@id='D1']/@kind"] = "cvn",
      ["data/item[@id='D1']/@otherIssuer"] = "true",
    },
    expect = "fail",
    at = "data/item[1]/@storagePlace",
    name = "one of two is kept",
  },
  {
    remove = { "data/item" },
    expect = "insufficient",
    message = "no data inventory",
    at = "data/item",
  },
}
