-- Criteria of regulatory sandboxes that the catalogue of the pack
-- fintech-sandbox does not have. A profile says which of them it uses and
-- whether they count.
policy {
  id = "sandbox-criteria",
  version = "1.0.0",
  title = {
    zh = "监管沙盒准入标准（补充）",
    en = "Eligibility criteria of regulatory sandboxes (supplement)",
  },
}
