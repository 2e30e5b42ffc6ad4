-- Licences: who may do the business that the application is about.

-- The kinds of licence that cover a kind of business.
local COVERS = {
  ["deposit"] = { banking = true },
  ["lending"] = { banking = true },
  ["payment"] = { banking = true, payment = true },
  ["credit-reporting"] = { ["credit-reporting"] = true },
  ["securities"] = { securities = true },
  ["futures"] = { futures = true },
  ["fund"] = { fund = true },
  ["custody"] = { custody = true },
  ["clearing"] = { clearing = true },
  ["regional-equity"] = { ["regional-equity"] = true },
  ["insurance"] = { insurance = true },
  ["foreign-exchange"] = { ["foreign-exchange"] = true, banking = true },
  ["wealth-management"] = { banking = true, securities = true, fund = true },
}

local BUSINESS = {
  ["deposit"] = { zh = "吸收存款", en = "deposits" },
  ["lending"] = { zh = "贷款", en = "lending" },
  ["payment"] = { zh = "支付", en = "payment" },
  ["credit-reporting"] = { zh = "征信", en = "credit reporting" },
  ["securities"] = { zh = "证券", en = "securities" },
  ["futures"] = { zh = "期货", en = "futures" },
  ["fund"] = { zh = "基金", en = "funds" },
  ["custody"] = { zh = "托管", en = "custody" },
  ["clearing"] = { zh = "清算", en = "clearing" },
  ["regional-equity"] = { zh = "区域性股权市场", en = "regional equity" },
  ["insurance"] = { zh = "保险", en = "insurance" },
  ["foreign-exchange"] = { zh = "外汇", en = "foreign exchange" },
  ["wealth-management"] = { zh = "理财", en = "wealth management" },
  ["none"] = { zh = "无须许可的业务", en = "none that needs a licence" },
}

-- Institutions that operate: participants have no operating duty.
local function operates(org)
  local role = org:text "@role"
  return role == "lead" or role == "joint"
end

local function org_name(org)
  return org:text("nameZh", org:text("uscc", "?"))
end

local function licence_name(licence)
  return licence:text("name", licence:text("code", "?"))
end

local function in_force(licence, day)
  -- Not every licence has a last day.
  return licence:date("@validTo", day) >= day
end

local function has_licence(org, day)
  for _, licence in ipairs(org:all "licence") do
    if in_force(licence, day) then
      -- A licence is told by its number.
      licence:text "code"
      return true
    end
  end
  return false
end

-- The licences of those who operate, in the order of the dossier.
local function operators_licences(app)
  local list = {}
  for _, org in ipairs(app:all "org") do
    if operates(org) then
      for _, licence in ipairs(org:all "licence") do
        list[#list + 1] = licence
      end
    end
  end
  return list
end

rule {
  id = "LC-01",
  title = { zh = "持牌经营", en = "Licensed operation" },
  dimension = "legality",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = {
    "pboc-tool", "csrc-pilot", "commercial-banks",
    "securities#business-licence", "securities#business-scope",
  },
  rationale = {
    zh = "业务场景须由持牌机构提供："
      .. "牵头或联合单位的牌照种类要覆盖所申报的每一项业务。",
    en = "The business is a licensed body's: the licences of lead and "
      .. "joint institutions cover every kind of business declared.",
  },
  remedy = {
    zh = "由具备相应牌照的机构牵头或联合申报，并补充牌照名称、类别和有效期。",
    en = "Have a suitably licensed institution lead or join, and give "
      .. "name, kind and validity of its licence.",
  },
  check = function(app)
    local licences = operators_licences(app)
    if #licences == 0 then
      return insufficient {
        zh = "牵头和联合单位均未提交牌照信息",
        en = "no lead or joint institution submitted a licence",
      }:at(app, "org/licence")
    end
    if not app:exists "app/business" then
      return insufficient {
        zh = "未声明所涉金融业务种类",
        en = "the kind of business is not declared",
      }:at(app, "app/business/@kind")
    end
    return app:each("app/business", function(business)
      local kind = business:text "@kind"
      local covers, expired, unknown = COVERS[kind], nil, nil
      for _, licence in ipairs(licences) do
        -- Where the business itself needs no licence, the
        -- scenario still has to be a licensed body's.
        local fits = not covers
        if covers then
          local of = licence:text("@kind", "")
          fits = covers[of]
          if of == "" then
            unknown = unknown or licence
          end
        end
        if fits and in_force(licence, app.as_of) then
          licence:text "code"
          return pass()
        elseif fits then
          expired = expired or licence
        end
      end
      if unknown then
        return insufficient {
          zh = "“{name}”未写明许可类别，无法判断是否覆盖"
            .. "该业务（{zh_kind}）",
          en = "'{name}' does not say its kind, so it is unknown "
            .. "whether it covers this business ({en_kind})",
          name = licence_name(unknown),
          zh_kind = BUSINESS[kind].zh,
          en_kind = BUSINESS[kind].en,
        }:at(unknown, "@kind")
      end
      if expired then
        return fail {
          zh = "“{name}”在 {as_of} 已过有效期",
          en = "'{name}' had expired by {as_of}",
          name = licence_name(expired),
          as_of = app.as_of,
        }:at(expired, "@validTo")
      end
      return fail {
        zh = "牵头和联合单位的牌照均不覆盖该业务（{zh_kind}）",
        en = "no licence of a lead or joint institution covers "
          .. "this business ({en_kind})",
        zh_kind = BUSINESS[kind].zh,
        en_kind = BUSINESS[kind].en,
      }:at(business, "@kind")
    end)
  end,
}

rule {
  id = "LC-02",
  title = { zh = "支付业务许可", en = "Payment licence" },
  dimension = "legality",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "payment#licence" },
  rationale = {
    zh = "非银行机构从事支付业务须取得支付业务许可。",
    en = "A body that is no bank needs a payment licence to offer "
      .. "payment services.",
  },
  remedy = {
    zh = "由取得支付业务许可的机构或银行承担支付环节，并附许可证信息。",
    en = "Leave the payment step to a bank or a licensed payment "
      .. "institution and give the licence.",
  },
  applies = function(app)
    return not app:exists "app/business"
      or app:exists "app/business[@kind='payment']"
      or app:exists "org[@role='lead'][@kind='payment']"
      or app:exists "org[@role='joint'][@kind='payment']"
  end,
  check = function(app)
    if not app:exists "app/business" then
      return insufficient {
        zh = "未声明所涉金融业务种类，无法判断是否从事支付业务",
        en = "the kind of business is not declared, so it is "
          .. "unknown whether payment is offered",
      }:at(app, "app/business/@kind")
    end
    local holder, waiting, silent, without, unclear
    for _, org in ipairs(app:all "org") do
      if operates(org) then
        local kind = org:text "@kind"
        local found, unknown = false, nil
        for _, licence in ipairs(org:all "licence") do
          local of = licence:text("@kind", "")
          -- A bank pays by its banking licence.
          if (of == "payment" or kind == "bank"
            and of == "banking")
            and in_force(licence, app.as_of) then
            found = true
            licence:text "code"
          elseif of == "" then
            unknown = unknown or licence
          end
        end
        waiting = waiting or unknown
        if found then
          holder = org
        elseif not org:exists "licence" then
          -- Nobody expects a licence of a tech firm.
          if kind ~= "tech-company" then
            silent = silent or org
          end
          if kind == "payment" then
            unclear = unclear or org
          end
        elseif kind == "payment" and unknown then
          unclear = unclear or org
        elseif kind == "payment" then
          without = without or org
        end
      end
    end
    if without then
      return fail {
        zh = "{org}没有有效的支付业务许可",
        en = "{org} holds no valid payment licence",
        org = org_name(without),
      }:at(without, "licence")
    end
    if unclear then
      return insufficient {
        zh = "{org}未提交支付业务许可的类别信息",
        en = "{org} did not submit a licence said to be for "
          .. "payment",
        org = org_name(unclear),
      }:at(unclear, "licence/@kind")
    end
    if holder then
      return pass()
    end
    if waiting then
      return insufficient {
        zh = "牌照未写明许可类别，无法判断能否从事支付业务",
        en = "the licences do not say their kind, so it is unknown "
          .. "whether payment is covered",
      }:at(waiting, "@kind")
    end
    if silent then
      return insufficient {
        zh = "{org}未提交牌照信息，无法判断能否从事支付业务",
        en = "{org} submitted no licence, so it is unknown whether "
          .. "payment is covered",
        org = org_name(silent),
      }:at(silent, "licence")
    end
    if #operators_licences(app) == 0 then
      return insufficient {
        zh = "牵头和联合单位均未提交牌照信息",
        en = "no lead or joint institution submitted a licence",
      }:at(app, "org/licence")
    end
    return fail {
      zh = "申报支付业务，但没有银行或持有支付业务许可的机构承担",
      en = "payment is offered without a bank or a licensed payment "
        .. "institution",
    }:at(app, "app/business[@kind='payment']/@kind")
  end,
}

rule {
  id = "LC-07",
  title = {
    zh = "科技公司须与持牌机构联合申报",
    en = "A tech firm leads only with a licensed body",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "pboc-tool", "csrc-pilot" },
  rationale = {
    zh = "科技公司可以牵头，但须至少与一家持牌机构联合申报。",
    en = "A tech firm may lead, but only together with at least one "
      .. "licensed institution.",
  },
  remedy = {
    zh = "增加持牌机构作为联合申报单位，并附其牌照信息。",
    en = "Add a licensed institution as joint applicant with its licence.",
  },
  check = function(app)
    if not app:exists "org[@role='lead']" then
      return insufficient {
        zh = "未写明牵头单位",
        en = "no institution is said to lead",
      }:at(app, "org/@role")
    end
    return app:each("org[@role='lead']", function(lead)
      if lead:text "@kind" ~= "tech-company" then
        return not_applicable()
      end
      local waiting
      for _, org in ipairs(app:all "org[@role='joint']") do
        -- Whoever does not say what it is gives no licence to rely on.
        if org:text("@kind", "tech-company") ~= "tech-company" then
          if has_licence(org, app.as_of) then
            return pass()
          end
          if not org:exists "licence" then
            waiting = waiting or org
          end
        end
      end
      if waiting then
        return insufficient {
          zh = "联合单位{org}未提交牌照信息",
          en = "the joint applicant {org} submitted no licence",
          org = org_name(waiting),
        }:at(waiting, "licence")
      end
      -- An unnamed kind or role leaves the question open.
      for _, org in ipairs(app:all "org") do
        org:text "@role"
        org:text "@kind"
      end
      return fail {
        zh = "科技公司牵头，但没有持牌机构联合申报",
        en = "a tech firm leads without a licensed joint applicant",
      }:at(lead, "@kind")
    end)
  end,
}
