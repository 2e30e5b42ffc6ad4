-- Algorithms: where their training data came from, how they are explained.

local LEARNS = {
  ["ai-ml"] = true,
  ["deep-learning"] = true,
  ["llm"] = true,
  ["federated"] = true,
}

rule {
  id = "DS-19",
  title = {
    zh = "模型训练数据可追溯",
    en = "Training data can be traced",
  },
  dimension = "data-security",
  phases = { "admission" },
  severity = "major",
  cites = { "jrt-0221#traceability" },
  rationale = {
    zh = "训练数据的时间、来源、数量、介质和摘要都要有记录，模型才能复核。",
    en = "Period, source, size, medium and digest of training data are "
      .. "recorded, so that a model can be checked.",
  },
  remedy = {
    zh = "为每个模型补充训练数据的五项记录。",
    en = "Complete the five records for every model.",
  },
  check = function(app)
    if not app:exists "algorithm" then
      -- Declared technology that learns calls for an algorithm.
      if not app:exists "app/techUse" then
        return insufficient {
          zh = "未声明所用技术，也未列出算法",
          en = "neither technology nor an algorithm is declared",
        }:at(app, "app/techUse/@tech")
      end
      for _, use in ipairs(app:all "app/techUse") do
        if LEARNS[use:text "@tech"] then
          return insufficient {
            zh = "声明采用机器学习类技术，但未列出算法",
            en = "technology that learns is declared, but no "
              .. "algorithm is listed",
          }:at(app, "algorithm")
        end
      end
      return not_applicable()
    end
    return app:each("algorithm", function(algorithm)
      if algorithm:text "@kind" == "rules" then
        return not_applicable()
      end
      if not algorithm:exists "trainingData" then
        return insufficient {
          zh = "算法“{id}”没有训练数据记录",
          en = "algorithm '{id}' has no record of training data",
          id = algorithm:text("@id", "?"),
        }:at(algorithm, "trainingData")
      end
      return algorithm:each("trainingData", function(data)
        data:text "source"
        data:text "period"
        data:text "medium"
        data:text "@hash"
        if data:integer "@size" > 0 then
          return pass()
        end
        return fail {
          zh = "训练数据的数据量应大于零",
          en = "the size of training data must be above zero",
        }:at(data, "@size")
      end)
    end)
  end,
}

rule {
  id = "DS-20",
  title = { zh = "算法可解释", en = "The algorithm can be explained" },
  dimension = "data-security",
  phases = { "admission" },
  severity = "major",
  kind = "expert",
  cites = { "jrt-0221#explainability" },
  applies = function(app)
    if app:exists "algorithm" or not app:exists "app/techUse" then
      return true
    end
    for _, use in ipairs(app:all "app/techUse") do
      local tech = use:text("@tech", "")
      if tech == "" or LEARNS[tech] then
        return true
      end
    end
    return false
  end,
  guidance = {
    zh = "查看可解释性说明：是否写明解释方法（如特征归因、规则抽取），"
      .. "解释对象是否包括用户、业务人员和监管者，是否有实例。"
      .. "未写明方法的，不得高于 50 分。",
    en = "Read the explanation: does it name its method (feature "
      .. "attribution, rule extraction and the like), does it serve "
      .. "users, staff and supervisors, and is there an example? "
      .. "Without a named method, no more than 50.",
  },
  scale = {
    {
      at = 0,
      zh = "不可解释，也未作说明",
      en = "cannot be explained, and no attempt is made",
    },
    {
      at = 40,
      zh = "仅有笼统说明，未写明方法",
      en = "general words without a method",
    },
    {
      at = 60,
      zh = "方法明确，主要结果可以解释",
      en = "a named method explains the main results",
    },
    {
      at = 80,
      zh = "方法明确，能向不同对象解释，并有实例",
      en = "explained to different audiences, with examples",
    },
    {
      at = 100,
      zh = "每个结果均可解释、可复核",
      en = "every result can be explained and checked",
    },
  },
  pass_at = 6000,
  fail_below = 4000,
  rationale = {
    zh = "影响用户的算法，其结果应当讲得清。",
    en = "Where an algorithm affects users, its results can be accounted "
      .. "for.",
  },
  remedy = {
    zh = "补充可解释性方法、解释对象和实例。",
    en = "Name the method, whom it serves, and give examples.",
  },
}
