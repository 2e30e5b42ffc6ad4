-- The pack's identity. It is read first; norms.lua follows, then the rules.
policy {
  id = "fintech-sandbox",
  version = "1.0.0",
  title = {
    zh = "金融科技创新应用评价规则",
    en = "Rules for assessing fintech innovation applications",
  },
}
