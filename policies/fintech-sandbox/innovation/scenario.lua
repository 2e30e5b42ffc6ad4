-- Whether each technology serves the scenario, and what it may bring about.

local TECHS = {
  ["bigdata"] = { zh = "大数据", en = "big data" },
  ["ai-ml"] = { zh = "机器学习", en = "machine learning" },
  ["deep-learning"] = { zh = "深度学习", en = "deep learning" },
  ["graph"] = { zh = "图计算", en = "graph computing" },
  ["llm"] = { zh = "大模型", en = "large language models" },
  ["blockchain"] = { zh = "区块链", en = "blockchain" },
  ["smart-contract"] = { zh = "智能合约", en = "smart contracts" },
  ["iot"] = { zh = "物联网", en = "internet of things" },
  ["cloud"] = { zh = "云计算", en = "cloud computing" },
  ["api"] = { zh = "应用程序接口", en = "APIs" },
  ["5g"] = { zh = "5G", en = "5G" },
  ["tee-se"] = { zh = "可信执行环境与安全单元", en = "TEE and SE" },
  ["biometrics"] = { zh = "生物识别", en = "biometrics" },
  ["ocr"] = { zh = "文字识别", en = "OCR" },
  ["nlp"] = { zh = "自然语言处理", en = "language processing" },
  ["kg"] = { zh = "知识图谱", en = "knowledge graphs" },
  ["mpc"] = { zh = "多方安全计算", en = "multi-party computation" },
  ["federated"] = { zh = "联邦学习", en = "federated learning" },
  ["zkp"] = { zh = "零知识证明", en = "zero-knowledge proofs" },
  ["token"] = { zh = "标记化", en = "tokenisation" },
  ["other"] = { zh = "其他技术", en = "another technology" },
}

-- The functions that are there, by their ids.
local function functions(app)
  local known = {}
  for _, feature in ipairs(app:all "app/feature") do
    known[feature:text("@id", "")] = true
  end
  return known
end

-- The technologies that some risk comes from.
local function risky(app)
  local known = {}
  for _, concern in ipairs(app:all "risk/item/concerns") do
    known[concern:text "@tech"] = true
  end
  return known
end

rule {
  id = "IV-03",
  title = {
    zh = "技术与场景匹配",
    en = "Technology fits the scenario",
  },
  dimension = "innovation",
  phases = { "admission" },
  severity = "major",
  kind = "both",
  cites = { "plan-2019" },
  guidance = {
    zh = "逐项看所用技术：功能是否确实需要它，有无更简单、更成熟的办法，"
      .. "技术成熟度与场景的风险是否相称，风险点是否写到了技术本身的弱点。"
      .. "为用技术而用技术的，不得高于 40 分。",
    en = "Take each technology: does the function need it, is there a "
      .. "simpler or more mature way, does its maturity suit the risk "
      .. "of the scenario, and do the risks name its own weaknesses? "
      .. "Technology for its own sake earns no more than 40.",
  },
  scale = {
    {
      at = 0,
      zh = "技术与场景无关，或明显不适用",
      en = "unrelated to the scenario, or plainly unsuited",
    },
    {
      at = 40,
      zh = "可用可不用，或成熟度与风险不相称",
      en = "could be left out, or too immature for the risk",
    },
    {
      at = 60,
      zh = "功能需要该技术，主要风险已识别",
      en = "the function needs it; its main risks are known",
    },
    {
      at = 80,
      zh = "适用且成熟，已比较其他办法",
      en = "suited and mature; other ways were compared",
    },
    {
      at = 100,
      zh = "高度契合场景，适用性经过试验证明",
      en = "an excellent fit, proven by trials",
    },
  },
  rationale = {
    zh = "新技术应当适用于业务场景：说得出用在哪里，也看得到它带来的风险。",
    en = "New technology has to suit the business: it is known where it "
      .. "is used and which risks it brings.",
  },
  remedy = {
    zh = "为每项技术写明由哪项功能使用，并补充至少一个由它带来的风险点；"
      .. "用不到的技术不要申报。",
    en = "For each technology name the function that uses it and at "
      .. "least one risk that comes from it; do not declare what is "
      .. "not used.",
  },
  check = function(app)
    if not app:exists "app/techUse" then
      return insufficient {
        zh = "未声明所用技术",
        en = "no technology is declared",
      }:at(app, "app/techUse/@tech")
    end
    if not app:exists "risk/item/concerns" then
      return insufficient {
        zh = "风险点均未写明涉及哪项技术",
        en = "no risk says which technology it comes from",
      }:at(app, "risk/item/concerns/@tech")
    end
    if not app:exists "app/techUse/usedBy" then
      return insufficient {
        zh = "未写明技术由哪些功能使用",
        en = "no technology says which function uses it",
      }:at(app, "app/techUse/usedBy/@feature")
    end
    local known, risks = functions(app), risky(app)
    return app:each("app/techUse", function(use)
      local tech = use:text "@tech"
      if not use:exists "usedBy" then
        return fail {
          zh = "没有一项功能使用{zh_tech}",
          en = "no function uses {en_tech}",
          zh_tech = TECHS[tech].zh,
          en_tech = TECHS[tech].en,
        }:at(use, "@tech")
      end
      for _, used in ipairs(use:all "usedBy") do
        local feature = used:text "@feature"
        if not known[feature] then
          return insufficient {
            zh = "所引用的功能“{feature}”不存在",
            en = "it refers to function '{feature}', which does not "
              .. "exist",
            feature = feature,
          }:at(used, "@feature")
        end
      end
      if risks[tech] then
        return pass()
      end
      return fail {
        zh = "没有一个风险点涉及{zh_tech}",
        en = "no risk comes from {en_tech}",
        zh_tech = TECHS[tech].zh,
        en_tech = TECHS[tech].en,
      }:at(use, "@tech")
    end)
  end,
}
