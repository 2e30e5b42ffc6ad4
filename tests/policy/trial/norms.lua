-- The regulation of the trial (invented), with its two versions.
norm {
  id       = "trial-measures",
  title    = {
    zh = "示例市金融科技应用试点管理办法（虚构）",
    en = "Measures of Example City on trials of fintech applications (invented)",
  },
  versions = {
    {
      from     = "2025-03-01",
      articles = { ["channels"] = "9", ["risks"] = "14", ["incidents"] = "18" },
    },
    {
      from     = "2026-04-01",
      articles = { ["channels"] = "10", ["risks"] = "15", ["incidents"] = "18" },
    },
  },
  verified = true,
}
