-- Three rules that somebody wrote who had nothing but heng-policy(5).
policy {
  id      = "trial",
  version = "2026.1",
  title   = { zh = "示例市试点补充规则（虚构）", en = "Trial rules of Example City (invented)" },
}
