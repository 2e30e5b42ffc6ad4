-- Red lines that experts judge: rules evaded, the pilot abused.

rule {
  id = "LC-11",
  title = {
    zh = "不以创新名义突破现行规定",
    en = "Innovation is no pretext for breaking the rules",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  kind = "expert",
  majority = true,
  cites = { "pboc-tool", "csrc-pilot", "plan-2019" },
  guidance = {
    zh = "阅读功能服务与创新性说明，判断是否违反现行法律法规和监管规定，"
      .. "或以技术外衣变相从事未许可业务。60 分及以上视为“未发现突破”。"
      .. "给出低于 60 分的，须写明所违反的规定。",
    en = "Read the functions and the novelty claims. Does anything breach "
      .. "present law or supervision, or carry on unlicensed business "
      .. "under the cover of technology? 60 and more counts as 'no "
      .. "breach found'. Whoever gives less names the rule that is "
      .. "broken.",
  },
  scale = {
    {
      at = 0,
      zh = "明显违反现行规定",
      en = "plainly breaks present rules",
    },
    {
      at = 40,
      zh = "有规避监管的嫌疑，申请材料未能澄清",
      en = "appears to evade supervision, and the file does not "
        .. "dispel it",
    },
    {
      at = 60,
      zh = "未发现突破规定，个别事项须持续关注",
      en = "no breach found; some matters need watching",
    },
    {
      at = 100,
      zh = "完全在现行规定之内",
      en = "entirely within present rules",
    },
  },
  rationale = {
    zh = "测试不豁免现行规定，这是一条红线。",
    en = "A test waives no present rule: this is a red line.",
  },
  remedy = {
    zh = "删除或改造触及红线的功能后重新申报。",
    en = "Remove or change what crosses the line, then apply again.",
  },
}

rule {
  id = "LC-31",
  title = {
    zh = "借试点从事违法活动",
    en = "The pilot abused for unlawful activity",
  },
  dimension = "legality",
  phases = { "operation", "exit" },
  severity = "critical",
  veto = true,
  kind = "expert",
  majority = true,
  cites = { "csrc-pilot" },
  guidance = {
    zh = "查阅事件、投诉、违规记录和监测报告，"
      .. "判断是否有人借测试之名从事违法活动"
      .. "（如非法集资、洗钱、非法买卖个人信息）。60 分及以上视为“未发现”。"
      .. "给出低于 60 分的，须写明事实依据。",
    en = "Read incidents, complaints, violations and monitoring reports. "
      .. "Was the test used for unlawful activity (illegal "
      .. "fund-raising, laundering, trade in personal information)? "
      .. "60 and more counts as 'none found'. Whoever gives less "
      .. "states the facts.",
  },
  scale = {
    {
      at = 0,
      zh = "查实借试点从事违法活动",
      en = "the pilot was proven to serve unlawful activity",
    },
    {
      at = 40,
      zh = "有明显疑点，机构未能说明",
      en = "clear signs that the institution cannot explain",
    },
    {
      at = 60,
      zh = "未发现，个别线索已作出合理说明",
      en = "none found; single leads were explained",
    },
    {
      at = 100,
      zh = "未发现任何迹象",
      en = "no sign of any",
    },
  },
  rationale = {
    zh = "借试点从事违法活动的，暂停或停止试点；情节严重的依法处理。",
    en = "A pilot abused for unlawful activity is suspended or stopped, "
      .. "and grave cases go their legal way.",
  },
  remedy = {
    zh = "立即停止有关业务，按退出方案保护用户，并配合调查。",
    en = "Stop the business at once, protect users by the exit plan and "
      .. "support the inquiry.",
  },
}
