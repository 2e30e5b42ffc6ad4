-- What the rules of coaching come from.

norm {
  id = "csrc-coaching",
  title = {
    zh = "资本市场金融科技创新试点辅导机制（公开报道）",
    en = "Coaching in the capital-market fintech pilot (public reports)",
  },
  versions = { { from = "2021-11-19" } },
  verified = false,
}
