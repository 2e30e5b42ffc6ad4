-- Every risk has a measure and somebody who answers for it.
test {
  rule = "RC-01", base = "clean-admission",
  { expect = "pass" },
  { remove = { "risk/item" }, expect = "insufficient",
    message = "no risk is listed", at = "risk/item" },
  { remove = { "risk/item[2]/measure" }, expect = "fail",
    message = "nothing is done about the risk '联邦学习平台中断",
    at = "risk/item[2]" },
  { name = "one of two measures is enough",
    remove = { "risk/item[1]/measure[1]" }, expect = "pass" },
  { set = { ["risk/item[1]/measure[2]"] = " " }, expect = "insufficient",
    at = "risk/item[1]/measure[2]" },
  { remove = { "risk/item[3]/point" }, expect = "insufficient",
    at = "risk/item[3]/point" },
  { remove = { "risk/item[5]/owner" }, expect = "insufficient",
    at = "risk/item[5]/owner" },
}

-- Risks of every kind.
test {
  rule = "RC-02", base = "clean-admission",
  { expect = "pass" },
  { remove = { "risk/item" }, expect = "insufficient",
    message = "no risk is listed", at = "risk/item" },
  { remove = { "risk/item[1]/@kind" }, expect = "insufficient",
    at = "risk/item[1]/@kind" },
  { remove = { "risk/item[1]" }, expect = "fail",
    message = "no business and compliance risk", at = "risk" },
  { remove = { "risk/item[1]" }, expect = "fail",
    message = "未覆盖业务合规风险" },
  { remove = { "risk/item[2]" }, expect = "fail",
    message = "no system risk" },
  { remove = { "risk/item[2]" }, expect = "fail",
    message = "未覆盖系统风险" },
  { remove = { "risk/item[3]" }, expect = "fail",
    message = "no data risk" },
  { remove = { "risk/item[3]" }, expect = "fail",
    message = "未覆盖数据风险" },
  { remove = { "risk/item[4]" }, expect = "fail",
    message = "no third-party risk" },
  { remove = { "risk/item[4]" }, expect = "fail",
    message = "未覆盖第三方风险" },
  { remove = { "risk/item[5]" }, expect = "fail",
    message = "no model risk" },
  { remove = { "risk/item[5]" }, expect = "fail",
    message = "未覆盖模型风险" },
}

-- The risk of models is asked of what learns.
local function model(name, tech, algorithm, expect)
  test {
    rule = "RC-02", base = "clean-admission", remove = { "risk/item[5]" },
    { name = name, expect = expect,
      set = { ["app/techUse/@tech"] = tech,
        ["algorithm/@kind"] = algorithm } },
  }
end
model("nothing learns", "ocr", "rules", "pass")
model("an algorithm that learns", "ocr", "llm", "fail")
model("machine learning", "ai-ml", "rules", "fail")
model("deep learning", "deep-learning", "rules", "fail")
model("a language model", "llm", "rules", "fail")
model("federated learning", "federated", "rules", "fail")
test {
  rule = "RC-02", base = "clean-admission", remove = { "risk/item[5]" },
  { name = "the last of several uses learns", remove = { "algorithm" },
    set = { ["app/techUse[1]/@tech"] = "ocr",
      ["app/techUse[2]/@tech"] = "ocr",
      ["app/techUse[3]/@tech"] = "ai-ml" }, expect = "fail" },
  { name = "the first of several", remove = { "algorithm" },
    set = { ["app/techUse[1]/@tech"] = "ai-ml",
      ["app/techUse[2]/@tech"] = "ocr",
      ["app/techUse[3]/@tech"] = "ocr" }, expect = "fail" },
  { name = "the first of two algorithms", remove = { "app/techUse" },
    set = { ["algorithm[2]/@kind"] = "rules" }, expect = "fail" },
  { remove = { "app/techUse[1]/@tech" }, expect = "insufficient",
    at = "app/techUse[1]/@tech" },
  { remove = { "app/techUse", "algorithm[1]/@kind" },
    expect = "insufficient", at = "algorithm[1]/@kind" },
  { name = "rules only, and no technology declared",
    remove = { "app/techUse" }, set = { ["algorithm/@kind"] = "rules" },
    expect = "pass" },
  { name = "neither technology nor algorithm",
    remove = { "app/techUse", "algorithm" }, expect = "insufficient",
    message = "unknown whether there is model risk",
    at = "app/techUse/@tech" },
}
test {
  rule = "RC-02", base = "clean-admission",
  { name = "neither, but the risk is seen",
    remove = { "app/techUse", "algorithm" }, expect = "pass" },
}
