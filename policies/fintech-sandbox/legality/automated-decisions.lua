-- Decisions by machine: told, fair, refusable, reviewed.

-- Technology by which decisions on persons are commonly made.
local DECIDES = {
  ["bigdata"] = true,
  ["ai-ml"] = true,
  ["deep-learning"] = true,
  ["graph"] = true,
  ["llm"] = true,
  ["kg"] = true,
  ["federated"] = true,
}

-- Whether a declared technology, or one that is not named, may decide.
local function may_decide(app)
  for _, use in ipairs(app:all "app/techUse") do
    local tech = use:text("@tech", "")
    if tech == "" or DECIDES[tech] then
      return true
    end
  end
  return not app:exists "app/techUse"
end

rule {
  id = "LC-18",
  title = {
    zh = "自动化决策公平透明",
    en = "Automated decisions are fair and open",
  },
  dimension = "legality",
  phases = { "admission", "operation" },
  severity = "major",
  kind = "both",
  cites = {
    "pipl#automated-decision", "algorithm-recommendation#transparency",
    "algorithm-recommendation#opt-out",
    "algorithm-recommendation#fair-price",
  },
  guidance = {
    zh = "查看说明文本和公平性指标：用户能否看懂决策的依据，"
      .. "价格等交易条件有无不合理的差别，拒绝和退出是否便捷，"
      .. "对权益有重大影响的决定能否得到说明和人工复核。",
    en = "Read the explanations and the measures of fairness. Can users "
      .. "understand what a decision rests on, do prices and other "
      .. "terms differ without reason, is refusing and opting out "
      .. "easy, and is a decision of major effect explained and "
      .. "reviewed by a person?",
  },
  scale = {
    {
      at = 0,
      zh = "存在不合理差别待遇，或决策不透明",
      en = "unreasonable differences, or closed decisions",
    },
    {
      at = 40,
      zh = "有说明和退出方式，但难以理解或使用",
      en = "explanation and opt-out exist, but are hard to use",
    },
    {
      at = 60,
      zh = "说明清楚，未见不合理差别，可拒绝、可复核",
      en = "clear, no unreasonable difference, refusable, reviewed",
    },
    {
      at = 100,
      zh = "公平性持续监测，说明和复核得到实际检验",
      en = "fairness is watched; explanation and review are proven",
    },
  },
  rationale = {
    zh = "自动化决策应当透明、公平、公正，不得在交易条件上实行不合理的"
      .. "差别待遇；有重大影响的，个人有权要求说明并拒绝仅由机器决定。",
    en = "Automated decisions are open, fair and just, without "
      .. "unreasonable differences in terms; where the effect is major, "
      .. "a person may ask for an explanation and refuse a decision by "
      .. "machine alone.",
  },
  remedy = {
    zh = "补充说明，消除不合理差别，提供拒绝或退出的方式，"
      .. "对有重大影响的决定设置人工复核。",
    en = "Explain, remove unreasonable differences, offer a way to refuse "
      .. "or opt out, and have decisions of major effect reviewed by a "
      .. "person.",
  },
  applies = function(app)
    if not app:exists "algorithm" then
      return may_decide(app)
    end
    for _, algorithm in ipairs(app:all "algorithm") do
      if algorithm:bool("@automatedDecision", true) then
        return true
      end
    end
    return false
  end,
  check = function(app)
    if not app:exists "algorithm" then
      return insufficient {
        zh = "未列出算法；未声明所用技术，或所声明的技术常用于自动化决策",
        en = "no algorithm is listed, while technology is not declared "
          .. "or is of a kind that commonly decides",
      }:at(app, "algorithm/@automatedDecision")
    end
    return app:each("algorithm", function(algorithm)
      if not algorithm:bool "@automatedDecision" then
        return not_applicable()
      end
      local id = algorithm:text("@id", "?")
      if algorithm:bool "@priceDifference" then
        return fail {
          zh = "算法“{id}”在价格等方面存在不合理差别",
          en = "algorithm '{id}' makes prices differ without reason",
          id = id,
        }:at(algorithm, "@priceDifference")
      end
      if not algorithm:bool "@optOut" then
        return fail {
          zh = "算法“{id}”不能拒绝或退出",
          en = "one cannot refuse or opt out of algorithm '{id}'",
          id = id,
        }:at(algorithm, "@optOut")
      end
      if algorithm:bool "@majorEffect"
        and not algorithm:bool "@humanReview" then
        return fail {
          zh = "算法“{id}”的决策有重大影响，却没有人工复核",
          en = "decisions of algorithm '{id}' have a major effect and "
            .. "no person reviews them",
          id = id,
        }:at(algorithm, "@humanReview")
      end
      algorithm:text "explain"
      return pass()
    end)
  end,
}
