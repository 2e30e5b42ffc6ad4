-- Risk points, what is done about them, and what they must cover.

local function no_items(app)
  return insufficient {
    zh = "未列出风险点",
    en = "no risk is listed",
  }:at(app, "risk/item")
end

rule {
  id = "RC-01",
  title = {
    zh = "风险点与措施一一对应",
    en = "Each risk has a measure",
  },
  dimension = "risk-control",
  phases = { "admission" },
  severity = "major",
  cites = { "jrt-0198", "csrc-pilot" },
  rationale = {
    zh = "每个风险点都要有措施，也要有人负责。",
    en = "Every risk has something done about it and someone to answer.",
  },
  remedy = {
    zh = "为缺少的风险点补充防范措施和责任人。",
    en = "Add the measures and the owners that are missing.",
  },
  check = function(app)
    if not app:exists "risk/item" then
      return no_items(app)
    end
    return app:each("risk/item", function(item)
      local point = item:text "point"
      if not item:exists "measure" then
        return fail {
          zh = "风险点“{point}”没有防范措施",
          en = "nothing is done about the risk '{point}'",
          point = point,
        }:at(item)
      end
      for _, measure_taken in ipairs(item:all "measure") do
        measure_taken:text "."
      end
      item:text "owner"
      return pass()
    end)
  end,
}

local KINDS = {
  {
    kind = "business-compliance",
    zh = "业务合规",
    en = "business and compliance",
  },
  { kind = "system", zh = "系统", en = "system" },
  { kind = "data", zh = "数据", en = "data" },
  { kind = "third-party", zh = "第三方", en = "third-party" },
  { kind = "model", zh = "模型", en = "model" },
}

local LEARNS = {
  ["ai-ml"] = true,
  ["deep-learning"] = true,
  ["llm"] = true,
  ["federated"] = true,
}

rule {
  id = "RC-02",
  title = { zh = "覆盖各类风险", en = "All kinds of risk are covered" },
  dimension = "risk-control",
  phases = { "admission" },
  severity = "major",
  cites = { "csrc-pilot", "plan-2019" },
  rationale = {
    zh = "业务合规、系统、数据、第三方风险都要识别；"
      .. "采用人工智能的还有模型风险。",
    en = "Business, system, data and third-party risks are identified, "
      .. "and model risk where there is artificial intelligence.",
  },
  remedy = {
    zh = "补充未覆盖类别的风险点和措施。",
    en = "Add risks and measures of the kinds that are missing.",
  },
  check = function(app)
    if not app:exists "risk/item" then
      return no_items(app)
    end
    local covered = {}
    for _, item in ipairs(app:all "risk/item") do
      covered[item:text "@kind"] = true
    end
    if not covered["model"] and not app:exists "algorithm"
      and not app:exists "app/techUse" then
      return insufficient {
        zh = "未声明所用技术，无法判断是否应识别模型风险",
        en = "no technology is declared, so it is unknown whether "
          .. "there is model risk",
      }:at(app, "app/techUse/@tech")
    end
    local learns = false
    for _, use in ipairs(app:all "app/techUse") do
      learns = learns or LEARNS[use:text "@tech"] or false
    end
    for _, algorithm in ipairs(app:all "algorithm") do
      learns = learns or algorithm:text "@kind" ~= "rules"
    end
    for _, entry in ipairs(KINDS) do
      if not covered[entry.kind]
        and (entry.kind ~= "model" or learns) then
        return fail {
          zh = "风险点未覆盖{zh_kind}风险",
          en = "no {en_kind} risk is listed",
          zh_kind = entry.zh,
          en_kind = entry.en,
        }:at(app, "risk")
      end
    end
    return pass()
  end,
}
