-- The one norm that the rules cite.
norm {
  id = "house-rules",
  title = { zh = "内部规则", en = "House rules" },
  versions = { { from = "2020-01-01", articles = { names = "3" } } },
  verified = true,
}
