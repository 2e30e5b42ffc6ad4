-- What coaching asks for beyond the rules of the pilot.
policy {
  id = "csrc-coaching",
  version = "1.0.0",
  title = {
    zh = "证监会金融科技创新试点辅导的补充规则",
    en = "Supplementary rules for CSRC fintech coaching",
  },
}
