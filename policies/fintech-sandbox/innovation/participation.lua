-- What the licensed institutions do themselves.

local function org_name(org)
  return org:text("nameZh", org:text("uscc", "?"))
end

local function in_force(licence, day)
  return not licence:exists "@validTo" or licence:date "@validTo" >= day
end

local function is_licensed(org, day)
  for _, licence in ipairs(org:all "licence") do
    if in_force(licence, day) then
      return true
    end
  end
  return false
end

-- Words of a duty that speak of helping, and of answering for something.
local HELPS = { "配合", "协助", "合作", "参与", "cooperat", "assist" }
local ANSWERS = {
  "负责", "承担", "主导", "决定", "决策", "审批", "管理",
  "responsib", "decid", "decision", "manage",
}

local function has_word(text, words)
  local lower = text:lower()
  for _, word in ipairs(words) do
    if lower:find(word, nil, true) then
      return true
    end
  end
  return false
end

rule {
  id = "IV-14",
  title = {
    zh = "持牌机构实质参与",
    en = "The licensed body really takes part",
  },
  dimension = "innovation",
  phases = { "admission" },
  severity = "major",
  kind = "both",
  cites = { "csrc-pilot" },
  guidance = {
    zh = "看持牌机构的职责：业务决策、客户关系和风险是否由其承担，"
      .. "还是只出借牌照、渠道或名义。职责写得再全，"
      .. "业务安排显示由他方主导的，不得高于 40 分。",
    en = "Read the licensed body's duty. Does it decide, own the customer "
      .. "and carry the risk, or does it only lend licence, channel or "
      .. "name? However full the wording, no more than 40 where the "
      .. "arrangement shows that another leads.",
  },
  scale = {
    {
      at = 0,
      zh = "仅出借牌照或名义",
      en = "lends its licence or name only",
    },
    {
      at = 40,
      zh = "有部分职责，但由他方主导",
      en = "has some duties, but another leads",
    },
    {
      at = 60,
      zh = "掌握业务决策和客户关系",
      en = "holds decisions and the customer relation",
    },
    {
      at = 100,
      zh = "全程主导并承担全部风险",
      en = "leads throughout and carries all the risk",
    },
  },
  rationale = {
    zh = "业务场景应由持牌机构提供，业务决策和客户关系不能只是“合作”。",
    en = "The scenario is the licensed body's: decisions and customers "
      .. "are more than 'cooperation'.",
  },
  remedy = {
    zh = "由持牌机构承担业务决策和客户关系，并在职责中写明。",
    en = "Give decisions and the customer relation to the licensed body "
      .. "and say so in its duty.",
  },
  check = function(app)
    local licensed, told = {}, false
    for _, org in ipairs(app:all "org") do
      if is_licensed(org, app.as_of) then
        licensed[#licensed + 1] = org
        told = told or org:exists "part"
      end
    end
    if #licensed == 0 then
      return insufficient {
        zh = "各单位均未提交有效的牌照信息",
        en = "no institution submitted a licence in force",
      }:at(app, "org/licence")
    end
    if not told then
      return insufficient {
        zh = "{org}未写明承担哪些工作",
        en = "{org} does not say which work it does",
        org = org_name(licensed[1]),
      }:at(licensed[1], "part/@kind")
    end
    local wordy
    for _, org in ipairs(licensed) do
      if org:exists "part[@kind='decision']"
        and org:exists "part[@kind='customer-relation']" then
        local duty = org:text "duty"
        if not has_word(duty, HELPS) or has_word(duty, ANSWERS) then
          return pass()
        end
        wordy = wordy or org
      end
    end
    if wordy then
      return fail {
        zh = "{org}的职责只写了配合或合作",
        en = "the duty of {org} speaks of cooperation only",
        org = org_name(wordy),
      }:at(wordy, "duty")
    end
    return fail {
      zh = "没有一家持牌机构同时承担业务决策和客户关系",
      en = "no licensed institution holds both decisions and the "
        .. "customer relation",
    }:at(licensed[1], "part/@kind")
  end,
}
