-- Whether a technology that is named is really there.

-- What a kind of algorithm stands for.
local KIND_TECH = {
  ["machine-learning"] = "ai-ml",
  ["deep-learning"] = "deep-learning",
  ["graph"] = "graph",
  ["llm"] = "llm",
  ["federated"] = "federated",
}

local TECHNOLOGIES = {
  ["bigdata"] = { zh = "大数据", en = "big data" },
  ["ai-ml"] = { zh = "机器学习", en = "machine learning" },
  ["deep-learning"] = { zh = "深度学习", en = "deep learning" },
  ["graph"] = { zh = "图计算", en = "graph computing" },
  ["llm"] = { zh = "大语言模型", en = "large language models" },
  ["blockchain"] = { zh = "区块链", en = "blockchain" },
  ["smart-contract"] = { zh = "智能合约", en = "smart contracts" },
  ["iot"] = { zh = "物联网", en = "the internet of things" },
  ["cloud"] = { zh = "云计算", en = "cloud computing" },
  ["api"] = { zh = "开放接口", en = "open interfaces" },
  ["5g"] = { zh = "5G", en = "5G" },
  ["tee-se"] = {
    zh = "可信执行环境或安全单元",
    en = "trusted execution or secure elements",
  },
  ["biometrics"] = { zh = "生物特征识别", en = "biometrics" },
  ["ocr"] = { zh = "光学字符识别", en = "optical character recognition" },
  ["nlp"] = { zh = "自然语言处理", en = "natural language processing" },
  ["kg"] = { zh = "知识图谱", en = "knowledge graphs" },
  ["mpc"] = { zh = "多方安全计算", en = "secure multi-party computation" },
  ["federated"] = { zh = "联邦学习", en = "federated learning" },
  ["zkp"] = { zh = "零知识证明", en = "zero-knowledge proofs" },
  ["token"] = { zh = "支付标记化", en = "tokenisation" },
  ["other"] = { zh = "其他技术", en = "another technology" },
}

-- The technologies that something of the system realises.
local function realised(app)
  local techs = {}
  for _, path in ipairs { "architecture/component", "algorithm" } do
    for _, node in ipairs(app:all(path)) do
      techs[node:text("@tech", "")] = true
    end
  end
  for _, algorithm in ipairs(app:all "algorithm") do
    techs[KIND_TECH[algorithm:text("@kind", "")] or ""] = true
  end
  -- A cloud and a chain have entries of their own.
  if app:exists "architecture/cloud" then
    techs["cloud"] = true
  end
  if app:exists "architecture/chain" then
    techs["blockchain"] = true
  end
  return techs
end

rule {
  id = "IV-04",
  title = {
    zh = "核心技术非概念",
    en = "Technologies are there, not only named",
  },
  dimension = "innovation",
  phases = { "admission" },
  severity = "minor",
  cites = { "pboc-tool" },
  rationale = {
    zh = "声明采用的技术应落到具体的组件或算法上；"
      .. "在系统里找不到的技术只是概念。",
    en = "A technology that is declared is found in a component or an "
      .. "algorithm; one that is nowhere in the system is a buzzword.",
  },
  remedy = {
    zh = "补充实现该技术的组件或算法条目，或者从技术应用中删去该技术。",
    en = "Add the component or algorithm that realises the technology, "
      .. "or take the technology off the list.",
  },
  check = function(app)
    if not app:exists "app/techUse" then
      return insufficient {
        zh = "未说明采用哪些技术",
        en = "which technologies are used is not said",
      }:at(app, "app/techUse")
    end
    if not app:exists "architecture" and not app:exists "algorithm" then
      return insufficient {
        zh = "未提交系统架构和算法，无从核对所声明的技术",
        en = "neither architecture nor algorithms were submitted to "
          .. "compare the technologies with",
      }:at(app, "architecture/component")
    end
    local techs = realised(app)
    return app:each("app/techUse", function(use)
      local tech = use:text "@tech"
      if techs[tech] then
        return pass()
      end
      local name = TECHNOLOGIES[tech]
      return fail {
        zh = "声明采用{zh_tech}（{tech}），"
          .. "但没有组件或算法实现该技术",
        en = "{en_tech} ({tech}) is declared, but no component or "
          .. "algorithm realises it",
        zh_tech = name.zh,
        en_tech = name.en,
        tech = tech,
      }:at(use, "@tech")
    end)
  end,
}
