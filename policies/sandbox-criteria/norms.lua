-- What the criteria come from.

norm {
  id = "fca-eligibility",
  title = {
    zh = "英国 FCA 监管沙盒准入标准（五项）",
    en = "FCA regulatory sandbox: five eligibility criteria",
  },
  versions = { { from = "2016-05-09" } },
  verified = false,
}
