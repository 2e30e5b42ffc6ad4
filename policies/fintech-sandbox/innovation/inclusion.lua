-- Whom the innovation is for: inclusive finance and the real economy.

rule {
  id = "IV-05",
  title = {
    zh = "服务实体经济与普惠对象",
    en = "It serves the real economy or inclusive users",
  },
  dimension = "innovation",
  phases = { "admission" },
  severity = "major",
  kind = "both",
  cites = { "pboc-tool", "plan-2019" },
  guidance = {
    zh = "看服务对象的条件和预期效果是否落到小微、三农、民生或实体经济上，"
      .. "而不是只在名称里出现；受益面和受益程度是否说得清、可核验。",
    en = "Do the criteria of users and the expected effects reach small "
      .. "businesses, agriculture, people's livelihood or the real "
      .. "economy, and not in name alone? Is it clear and verifiable "
      .. "who gains, and how much?",
  },
  scale = {
    {
      at = 0,
      zh = "资金或服务在金融体系内空转，与实体和普惠无关",
      en = "circles within finance; nothing for the real economy",
    },
    {
      at = 40,
      zh = "只有笼统表述，受益对象不明",
      en = "general words; it is unclear who gains",
    },
    {
      at = 60,
      zh = "受益对象明确，效果合理",
      en = "clear who gains, with a plausible effect",
    },
    {
      at = 80,
      zh = "受益面较广，效果可以度量",
      en = "many gain, and the effect can be measured",
    },
    {
      at = 100,
      zh = "切实填补普惠或实体服务的空白",
      en = "fills a real gap in serving them",
    },
  },
  rationale = {
    zh = "创新应当服务实体经济，惠及小微、三农和民生。",
    en = "Innovation is to serve the real economy and reach small "
      .. "businesses, agriculture and people's livelihood.",
  },
  remedy = {
    zh = "写明属于小微、三农或民生的服务对象及其条件，"
      .. "或写明服务实体经济的预期效果。",
    en = "Name the users that are small businesses, agriculture or "
      .. "livelihood with their criteria, or state an effect on the "
      .. "real economy.",
  },
  check = function(app)
    local unsaid
    for _, user in ipairs(app:all "service/user") do
      if user:text("@inclusive", "none") ~= "none" then
        if user:text("criteria", "") ~= "" then
          return pass()
        end
        unsaid = unsaid or user
      end
    end
    for _, effect in ipairs(app:all "app/expectedEffect") do
      if effect:bool("@realEconomy", false)
        and effect:text("desc", "") ~= "" then
        return pass()
      end
    end
    if not app:exists "service/user" then
      return insufficient {
        zh = "未列出服务用户",
        en = "no user group is listed",
      }:at(app, "service/user/@inclusive")
    end
    if unsaid then
      -- Who is said to be served has to be told from others.
      unsaid:text "criteria"
    end
    -- What is not said of a group or an effect leaves the question open.
    for _, user in ipairs(app:all "service/user") do
      user:text "@inclusive"
    end
    if not app:exists "app/expectedEffect" then
      return insufficient {
        zh = "服务用户均非普惠对象，也未提交预期效果",
        en = "no user group is inclusive, and no expected effect was "
          .. "submitted",
      }:at(app, "app/expectedEffect/@realEconomy")
    end
    for _, effect in ipairs(app:all "app/expectedEffect") do
      if effect:bool "@realEconomy" then
        effect:text "desc"
      end
    end
    return fail {
      zh = "服务用户均非普惠对象，预期效果也未落到实体经济",
      en = "no user group is inclusive, and no expected effect is on "
        .. "the real economy",
    }:at(app, "service/user/@inclusive")
  end,
}
