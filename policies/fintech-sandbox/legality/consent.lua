-- Consent that is free: no service refused for what it does not need.

-- Words by which a clause makes consent the price of the service. A hit
-- proves nothing: the panel reads it.
local WORDS = {
  "不同意则", "不同意将无法", "不同意的，无法", "不同意即",
  "拒绝授权", "拒绝同意", "必须同意", "须一并同意", "概括授权", "一揽子",
  "must consent", "must agree", "unless you agree", "unless you consent",
}

local function word_in(text)
  local lower = text:lower()
  for _, word in ipairs(WORDS) do
    if lower:find(word, nil, true) then
      return word
    end
  end
  return nil
end

rule {
  id = "LC-17",
  title = { zh = "不得强制同意", en = "Consent is not forced" },
  dimension = "legality",
  phases = { "admission" },
  severity = "major",
  kind = "both",
  cites = { "pipl#no-refusal" },
  guidance = {
    zh = "查看协议、告知文本和授权流程：不同意非必要的处理，或撤回同意，"
      .. "是否仍能使用服务；必要与非必要的划分是否合理，授权是否逐项。"
      .. "名义上可以拒绝、实际用不了的，不得高于 40 分。",
    en = "Read agreement, notice and the flow of consent. Can one still "
      .. "use the service without consenting to what it does not need, "
      .. "or after withdrawing? Is the line between needed and not "
      .. "needed sensible, is consent given item by item? No more than "
      .. "40 where one may refuse in name but not in fact.",
  },
  scale = {
    {
      at = 0,
      zh = "不同意即不提供服务",
      en = "no consent, no service",
    },
    {
      at = 40,
      zh = "名义上可拒绝，实际影响使用",
      en = "may be refused in name, but the service suffers",
    },
    {
      at = 60,
      zh = "非必要的可以拒绝，不影响使用",
      en = "what is not needed can be refused without harm",
    },
    {
      at = 100,
      zh = "逐项授权，随时可撤回，划分有据",
      en = "item by item, withdrawn at any time, well founded",
    },
  },
  rationale = {
    zh = "不得以个人不同意处理其个人信息或撤回同意为由，"
      .. "拒绝提供产品或服务；属于提供所必需的除外。",
    en = "A product or service may not be refused because a person does "
      .. "not consent or withdraws consent, unless the information is "
      .. "necessary for providing it.",
  },
  remedy = {
    zh = "区分必要与非必要的处理，非必要的允许拒绝和撤回，且不影响服务。",
    en = "Tell what is necessary from what is not; let people refuse and "
      .. "withdraw the latter without losing the service.",
  },
  applies = function(app)
    -- Without personal information nobody is asked to consent; an item
    -- that does not say so leaves it open.
    for _, item in ipairs(app:all "data/item") do
      if item:bool("@personal", true) then
        return true
      end
    end
    return not app:exists "data/item"
  end,
  check = function(app)
    if app:bool "service/privacyNotice/@bundledConsent" then
      return fail {
        zh = "不同意非必要处理的，不提供服务",
        en = "service is refused to whoever does not consent to what is "
          .. "not necessary",
      }:at(app, "service/privacyNotice/@bundledConsent")
    end
    if not app:exists "service/agreement/clause" then
      return insufficient {
        zh = "未列出服务协议书条款",
        en = "no clause of the service agreement is listed",
      }:at(app, "service/agreement/clause")
    end
    return app:each("service/agreement/clause", function(clause)
      local word = word_in(clause:text ".")
      if not word then
        return pass()
      end
      return pass {
        zh = "条款含有“{word}”，请评审组判断是否强制同意",
        en = "the clause says '{word}'; the panel judges whether consent "
          .. "is forced",
        word = word,
      }:at(clause)
    end)
  end,
}
