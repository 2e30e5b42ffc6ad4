-- Investors: whether the product suits them and they know its risks.

-- Business with investors on the other side.
local INVESTS = {
  ["securities"] = true,
  ["futures"] = true,
  ["fund"] = true,
  ["regional-equity"] = true,
  ["wealth-management"] = true,
}

rule {
  id = "LC-25",
  title = { zh = "投资者适当性", en = "Suitability for investors" },
  dimension = "legality",
  phases = { "admission" },
  severity = "major",
  kind = "both",
  cites = { "securities#suitability" },
  guidance = {
    zh = "看适当性安排是否了解投资者的财产、收入、投资知识和经验、"
      .. "风险承受能力，是否如实说明产品内容、充分揭示风险，"
      .. "匹配规则是否真正约束销售和推荐，包括由算法作出的推荐。",
    en = "Does the arrangement learn the investor's means, income, "
      .. "knowledge, experience and tolerance of risk; are products "
      .. "told truly and their risks in full; and does matching bind "
      .. "sales and recommendations, those by algorithms included?",
  },
  scale = {
    {
      at = 0,
      zh = "不了解客户，不揭示风险",
      en = "neither knows clients nor states risks",
    },
    {
      at = 40,
      zh = "有问卷和提示，但不约束销售",
      en = "questionnaire and warning exist but bind no sale",
    },
    {
      at = 60,
      zh = "匹配规则有约束，风险揭示充分",
      en = "matching binds, and risks are stated in full",
    },
    {
      at = 100,
      zh = "动态评估，全程留痕，可核验",
      en = "assessed anew over time, recorded, verifiable",
    },
  },
  rationale = {
    zh = "向投资者销售证券、提供服务，应当充分了解投资者，"
      .. "充分揭示风险，提供与其状况相匹配的产品和服务。",
    en = "Whoever sells to or serves investors knows them, states the "
      .. "risks in full and offers what suits them.",
  },
  remedy = {
    zh = "建立了解客户和适当性匹配的安排，补充风险揭示。",
    en = "Set up knowing the client and matching, and state the risks.",
  },
  applies = function(app)
    -- What is not said leaves it open whether investors are served.
    for _, business in ipairs(app:all "app/business") do
      local kind = business:text("@kind", "")
      if kind == "" or INVESTS[kind] then
        return true
      end
    end
    return not app:exists "app/business"
  end,
  check = function(app)
    if not app:exists "app/business" then
      return insufficient {
        zh = "未声明所涉金融业务种类，无法判断是否面向投资者",
        en = "the kind of business is not declared, so it is unknown "
          .. "whether investors are served",
      }:at(app, "app/business/@kind")
    end
    local invests = false
    for _, business in ipairs(app:all "app/business") do
      invests = invests or INVESTS[business:text("@kind", "")]
    end
    if not invests then
      -- It applies because one does not say its kind, which ends here.
      for _, business in ipairs(app:all "app/business") do
        business:text "@kind"
      end
    end
    if not app:bool "service/suitability/@knowsClient" then
      return fail {
        zh = "面向投资者，却不了解客户",
        en = "investors are served without knowing the client",
      }:at(app, "service/suitability/@knowsClient")
    end
    if not app:bool "service/suitability/@riskStatement" then
      return fail {
        zh = "面向投资者，却不揭示风险",
        en = "investors are served without a statement of risks",
      }:at(app, "service/suitability/@riskStatement")
    end
    app:text "service/suitability/desc"
    return pass()
  end,
}
