-- The impact assessment on personal information.

local LEARNS = {
  ["ai-ml"] = true,
  ["deep-learning"] = true,
  ["llm"] = true,
  ["federated"] = true,
}

-- Why the law asks for an assessment, or nil: the first reason found. What
-- the inventory leaves open is demanded, so that silence is no exemption.
local function reason(app)
  for _, algorithm in ipairs(app:all "algorithm") do
    if algorithm:bool "@automatedDecision" then
      return {
        zh = "利用个人信息进行自动化决策",
        en = "automated decisions are made",
      }
    end
  end
  for _, item in ipairs(app:all "data/item") do
    if item:bool "@personal" then
      if item:bool "@sensitive" then
        return {
          zh = "处理敏感个人信息",
          en = "sensitive information is handled",
        }
      elseif item:exists "entrustedTo" then
        return {
          zh = "委托处理个人信息",
          en = "handling is entrusted to others",
        }
      elseif item:exists "sharedWith" then
        return {
          zh = "向其他处理者提供个人信息",
          en = "information is provided to others",
        }
      elseif item:bool "@crossBorder"
        or item:text("@storagePlace", "") == "overseas" then
        return {
          zh = "向境外提供个人信息",
          en = "information leaves the country",
        }
      elseif item:bool("@published", false) then
        return {
          zh = "公开个人信息",
          en = "information is made public",
        }
      end
    end
  end
  for _, item in ipairs(app:all "data/item") do
    -- Only where nothing else calls for it does this silence matter.
    if item:bool "@personal" then
      item:bool "@published"
    end
  end
  if not app:exists "algorithm" then
    -- Technology that learns may decide by itself.
    app:text "app/techUse/@tech"
    for _, use in ipairs(app:all "app/techUse") do
      if LEARNS[use:text "@tech"] then
        app:bool "algorithm/@automatedDecision"
      end
    end
  end
  return nil
end

local function no_inventory(app)
  return insufficient {
    zh = "未提交数据清单，无法判断是否须作影响评估",
    en = "no data inventory, so it is unknown whether an impact "
      .. "assessment is due",
  }:at(app, "data/item")
end

rule {
  id = "DS-08",
  title = {
    zh = "个人信息保护影响评估",
    en = "Impact assessment was made",
  },
  dimension = "data-security",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "pipl#impact-assessment" },
  rationale = {
    zh = "处理敏感信息、自动化决策、委托、提供、出境等情形，应事前作影响评估。",
    en = "Sensitive information, automated decisions, entrustment, "
      .. "provision and export call for an assessment beforehand.",
  },
  remedy = {
    zh = "在上线之前完成个人信息保护影响评估并附报告。",
    en = "Make the assessment before going live and attach the report.",
  },
  check = function(app)
    if not app:exists "data/item" then
      return no_inventory(app)
    end
    if not reason(app) then
      return not_applicable()
    end
    local made = app:date "data/pia/@date"
    local live = app:date "app/@plannedLive"
    if made >= live then
      return fail {
        zh = "影响评估日期 {made} 不早于拟上线日 {live}",
        en = "the impact assessment is dated {made}, not before "
          .. "the planned live date {live}",
        made = made,
        live = live,
      }:at(app, "data/pia/@date")
    end
    if made > app.as_of then
      return fail {
        zh = "影响评估日期 {made} 晚于评价基准日，尚未完成",
        en = "the impact assessment is dated {made}, after the "
          .. "assessment day: it is not made yet",
        made = made,
      }:at(app, "data/pia/@date")
    end
    return pass()
  end,
}

local TOPICS = {
  {
    topic = "lawfulness",
    zh = "处理目的、方式的合法、正当、必要性",
    en = "whether the handling is lawful, proper and necessary",
  },
  {
    topic = "impact",
    zh = "对个人权益的影响与安全风险",
    en = "the impact on persons and the risk",
  },
  {
    topic = "measures",
    zh = "保护措施的合法、有效与相称",
    en = "whether the measures are lawful, effective and fitting",
  },
}

rule {
  id = "DS-09",
  title = {
    zh = "影响评估的内容与保存",
    en = "Contents and retention of the impact assessment",
  },
  dimension = "data-security",
  phases = { "admission", "operation" },
  severity = "major",
  cites = { "pipl#impact-contents" },
  params = {
    years = {
      type = "integer",
      unit = "years",
      default = 3,
      min = 3,
      max = 30,
    },
  },
  rationale = {
    zh = "影响评估应含三项法定内容，报告和处理情况记录至少保存三年。",
    en = "The assessment has three contents by law and is kept for at "
      .. "least three years.",
  },
  remedy = {
    zh = "补齐评估内容，将保存年限改为不少于三年。",
    en = "Complete the contents and keep the report for three years.",
  },
  check = function(app, p)
    if not app:exists "data/pia" then
      if not app:exists "data/item" then
        return no_inventory(app)
      end
      if not reason(app) then
        return not_applicable()
      end
    end
    local years = app:integer "data/pia/@retainedYears"
    if years < p.years then
      return fail {
        zh = "影响评估报告保存 {years} 年，不足 {limit} 年",
        en = "the assessment is kept for {years} years; at least "
          .. "{limit} are asked",
        years = years,
        limit = p.years,
      }:at(app, "data/pia/@retainedYears")
    end
    if not app:exists "data/pia/content" then
      return insufficient {
        zh = "未列出影响评估的内容",
        en = "the contents of the assessment are not listed",
      }:at(app, "data/pia/content")
    end
    local has = {}
    for _, content in ipairs(app:all "data/pia/content") do
      has[content:text "@topic"] = true
    end
    for _, topic in ipairs(TOPICS) do
      if not has[topic.topic] then
        return fail {
          zh = "影响评估缺少内容：{zh_topic}",
          en = "the assessment does not cover {en_topic}",
          zh_topic = topic.zh,
          en_topic = topic.en,
        }:at(app, "data/pia")
      end
    end
    return pass()
  end,
}
