-- Personal information: its basis, the consents it needs, what people are told.

-- Whether consent is the basis on which the item is handled.
local function by_consent(item)
  return item:text "@lawfulBasis" == "pipl13-1"
end

local function item_name(item)
  return item:text("name", item:text("@id", "?"))
end

local function each_personal(app, fn)
  if not app:exists "data/item" then
    return insufficient {
      zh = "未提交数据清单",
      en = "no data inventory was submitted",
    }:at(app, "data/item")
  end
  return app:each("data/item", function(item)
    if item:bool "@personal" then
      return fn(item)
    end
    return not_applicable()
  end)
end

rule {
  id = "LC-12",
  title = {
    zh = "处理合法性基础",
    en = "A lawful basis for each item of personal information",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "pipl#lawful-basis" },
  rationale = {
    zh = "处理每一项个人信息都要有法定基础；以同意为基础的，须确有同意。",
    en = "Every item of personal information is handled on a lawful "
      .. "basis, and where that is consent, there is consent.",
  },
  remedy = {
    zh = "为每项个人信息写明合法性基础；依赖同意的，写明同意方式，"
      .. "否则停止处理。",
    en = "State the basis of each item; where it rests on consent, "
      .. "state the kind of consent, or stop handling the item.",
  },
  check = function(app)
    return each_personal(app, function(item)
      if by_consent(item)
        and item:text "@consentKind" == "none" then
        return fail {
          zh = "“{item}”以同意为处理基础，却未取得同意",
          en = "'{item}' rests on consent, but there is none",
          item = item_name(item),
        }:at(item, "@consentKind")
      end
      return pass()
    end)
  end,
}

rule {
  id = "LC-13",
  title = {
    zh = "敏感个人信息须单独同意",
    en = "Separate consent for sensitive information",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "pipl#sensitive-consent" },
  rationale = {
    zh = "基于同意处理敏感个人信息的，应当取得个人的单独同意或书面同意。",
    en = "Sensitive personal information that rests on consent needs "
      .. "separate or written consent.",
  },
  remedy = {
    zh = "将敏感个人信息的同意改为单独同意或书面同意。",
    en = "Obtain separate or written consent for the sensitive items.",
  },
  check = function(app)
    return each_personal(app, function(item)
      if not item:bool "@sensitive" or not by_consent(item) then
        return not_applicable()
      end
      local consent = item:text "@consentKind"
      if consent == "separate" or consent == "written" then
        return pass()
      end
      return fail {
        zh = "“{item}”是敏感个人信息，未取得单独同意或书面同意",
        en = "'{item}' is sensitive and has neither separate nor "
          .. "written consent",
        item = item_name(item),
      }:at(item, "@consentKind")
    end)
  end,
}

rule {
  id = "LC-14",
  title = {
    zh = "对外提供须单独同意",
    en = "Separate consent for provision to others",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "major",
  cites = { "pipl#provision" },
  rationale = {
    zh = "向其他处理者提供个人信息，应告知接收方并取得单独同意。",
    en = "Providing personal information to another handler takes "
      .. "separate consent and a named receiver.",
  },
  remedy = {
    zh = "写明每个接收方的名称并取得单独同意，或停止提供。",
    en = "Name every receiver and obtain separate consent, or stop "
      .. "providing the item.",
  },
  check = function(app)
    return each_personal(app, function(item)
      return item:each("sharedWith", function(receiver)
        local consent = receiver:text "@consent"
        if consent == "separate" or consent == "written" then
          receiver:text "name"
          return pass()
        end
        return fail {
          zh = "“{item}”提供给{receiver}，未取得单独同意",
          en = "'{item}' is provided to {receiver} without "
            .. "separate consent",
          item = item_name(item),
          receiver = receiver:text("name", "?"),
        }:at(receiver, "@consent")
      end)
    end)
  end,
}

local NOTICE = {
  { topic = "name", zh = "处理者名称", en = "the handler's name" },
  { topic = "contact", zh = "联系方式", en = "how to reach it" },
  { topic = "purpose", zh = "处理目的", en = "the purpose" },
  { topic = "manner", zh = "处理方式", en = "the manner" },
  { topic = "kinds", zh = "信息种类", en = "the kinds of information" },
  { topic = "retention", zh = "保存期限", en = "the retention" },
  { topic = "rights", zh = "权利行使方式", en = "how to use one's rights" },
}

rule {
  id = "LC-15",
  title = {
    zh = "告知内容完整",
    en = "The privacy notice says everything it must",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "major",
  cites = { "pipl#notice", "network-data#notice" },
  rationale = {
    zh = "处理前应告知处理者名称和联系方式、目的、方式、种类、"
      .. "保存期限和权利行使方式。",
    en = "Before handling, people are told who handles, how to reach "
      .. "them, for what purpose, in what manner, which kinds, for "
      .. "how long, and how to use their rights.",
  },
  remedy = {
    zh = "在隐私政策中补齐缺少的告知事项。",
    en = "Add what is missing to the privacy notice.",
  },
  check = function(app)
    if app:exists "data/item"
      and not app:exists "data/item[@personal='true']" then
      for _, item in ipairs(app:all "data/item") do
        item:bool "@personal"
      end
      return not_applicable()
    end
    if not app:exists "service/privacyNotice/item" then
      return insufficient {
        zh = "未列出隐私政策的告知事项",
        en = "what the privacy notice tells is not listed",
      }:at(app, "service/privacyNotice/item")
    end
    local told = {}
    for _, item in ipairs(app:all "service/privacyNotice/item") do
      told[item:text "@topic"] = true
    end
    for _, matter in ipairs(NOTICE) do
      if not told[matter.topic] then
        return fail {
          zh = "隐私政策未载明{zh_matter}",
          en = "the privacy notice lacks {en_matter}",
          zh_matter = matter.zh,
          en_matter = matter.en,
        }:at(app, "service/privacyNotice")
      end
    end
    return pass()
  end,
}

rule {
  id = "LC-16",
  title = {
    zh = "不满十四周岁未成年人的个人信息",
    en = "Personal information of children under 14",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "major",
  cites = { "pipl#minors" },
  rationale = {
    zh = "处理不满十四周岁未成年人的个人信息，须取得监护人同意并制定专门规则。",
    en = "Handling the information of children under 14 takes the "
      .. "consent of a guardian and rules of its own.",
  },
  remedy = {
    zh = "取得监护人同意并制定专门处理规则，或不再处理此类信息。",
    en = "Obtain guardians' consent and set special rules, or stop "
      .. "handling such information.",
  },
  check = function(app)
    return each_personal(app, function(item)
      if not item:bool "@minor14" then
        return not_applicable()
      end
      local name = item_name(item)
      if not item:bool "@guardianConsent" then
        return fail {
          zh = "“{item}”涉及不满十四周岁未成年人，"
            .. "未取得监护人同意",
          en = "'{item}' concerns children under 14 without the "
            .. "consent of a guardian",
          item = name,
        }:at(item, "@guardianConsent")
      end
      if not app:bool "service/privacyNotice/@minorRules" then
        return fail {
          zh = "“{item}”涉及不满十四周岁未成年人，"
            .. "未制定专门处理规则",
          en = "'{item}' concerns children under 14 without "
            .. "special rules",
          item = name,
        }:at(app, "service/privacyNotice/@minorRules")
      end
      return pass()
    end)
  end,
}
