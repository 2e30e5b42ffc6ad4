-- Credit reports, laundering risk and the records that finance must keep.

-- Days of a number of years, leap days included, rounded up: 1461 in four.
local function days_of(years)
  return (years * 1461 + 3) // 4
end

rule {
  id = "LC-20",
  title = { zh = "征信查询授权", en = "Consent to credit queries" },
  dimension = "legality",
  phases = { "admission", "operation" },
  severity = "major",
  cites = {
    "credit-reporting#query-consent", "credit-reporting#use-as-agreed",
  },
  rationale = {
    zh = "查询个人信用信息须取得本人书面同意并约定用途，按约定使用。",
    en = "A person's credit information is queried with written consent "
      .. "and used for the agreed purpose only.",
  },
  remedy = {
    zh = "取得书面授权并写明用途，未授权的不得查询。",
    en = "Obtain written authorisation that states the purpose; do not "
      .. "query without it.",
  },
  check = function(app)
    if not app:exists "data/item" then
      return insufficient {
        zh = "未提交数据清单，无法判断是否查询征信",
        en = "no data inventory, so it is unknown whether credit "
          .. "reports are queried",
      }:at(app, "data/item")
    end
    return app:each("data/item", function(item)
      if item:text "@source" ~= "credit" then
        return not_applicable()
      end
      local name = item:text("name", item:text("@id", "?"))
      if item:text "@consentKind" ~= "written" then
        return fail {
          zh = "“{item}”来自征信，未取得书面同意",
          en = "'{item}' comes from credit reporting without "
            .. "written consent",
          item = name,
        }:at(item, "@consentKind")
      end
      item:text "purpose"
      return pass()
    end)
  end,
}

rule {
  id = "LC-22",
  title = {
    zh = "新业务洗钱风险评估",
    en = "Laundering risk of a new business",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "major",
  cites = { "aml#new-technology" },
  rationale = {
    zh = "采用新技术、新业务模式前应评估洗钱风险，并附评估报告。",
    en = "Laundering risk is assessed before new technology or a new "
      .. "business model is used, and the report is attached.",
  },
  remedy = {
    zh = "完成洗钱风险评估，将报告列为附件并在合规评估中引用。",
    en = "Assess the laundering risk, attach the report and refer to it "
      .. "from the legal assessment.",
  },
  check = function(app)
    local ref = app:text "legal/launderingAssessment/@attRef"
    local made = app:date "legal/launderingAssessment/@date"
    if made > app.as_of then
      return fail {
        zh = "洗钱风险评估日期 {made} 晚于评价基准日",
        en = "the laundering risk assessment is dated {made}, "
          .. "after the assessment day",
        made = made,
      }:at(app, "legal/launderingAssessment/@date")
    end
    for _, attachment in ipairs(app:all "attachment") do
      if attachment:text("@id", "") == ref then
        return pass()
      end
    end
    return insufficient {
      zh = "洗钱风险评估引用的附件“{ref}”不存在",
      en = "the laundering risk assessment refers to attachment "
        .. "'{ref}', which does not exist",
      ref = ref,
    }:at(app, "legal/launderingAssessment/@attRef")
  end,
}

rule {
  id = "LC-23",
  title = {
    zh = "客户资料与交易记录保存期限",
    en = "Retention of customer and trade records",
  },
  dimension = "legality",
  phases = { "admission", "operation" },
  severity = "major",
  cites = { "aml#record-keeping", "securities#client-records" },
  params = {
    kyc_years = {
      type = "integer",
      unit = "years",
      default = 10,
      min = 10,
      max = 100,
    },
    securities_years = {
      type = "integer",
      unit = "years",
      default = 20,
      min = 20,
      max = 100,
    },
  },
  rationale = {
    zh = "客户身份资料和交易记录至少保存十年，证券客户资料至少二十年。",
    en = "Customer identity and trade records are kept for at least ten "
      .. "years, securities clients' records for at least twenty.",
  },
  remedy = {
    zh = "将有关数据的保存期限延长到法定年限。",
    en = "Lengthen the retention of these items to the legal period.",
  },
  check = function(app, p)
    if not app:exists "data/item" then
      return insufficient {
        zh = "未提交数据清单",
        en = "no data inventory was submitted",
      }:at(app, "data/item")
    end
    return app:each("data/item", function(item)
      local kind = item:text "@kind"
      local years
      if kind == "securities-record" then
        years = p.securities_years
      elseif kind == "kyc" or kind == "trade-record" then
        years = p.kyc_years
      else
        return not_applicable()
      end
      local days = item:integer "@retentionDays"
      if days >= days_of(years) then
        return pass()
      end
      return fail {
        zh = "“{item}”保存 {days} 天，法定不少于 {years} 年"
          .. "（{limit} 天）",
        en = "'{item}' is kept for {days} days; the law asks for "
          .. "{years} years ({limit} days)",
        item = item:text("name", item:text("@id", "?")),
        days = days,
        years = years,
        limit = days_of(years),
      }:at(item, "@retentionDays")
    end)
  end,
}

-- What a credit bureau may never collect, and what only with written consent.
local FORBIDDEN = {
  ["religion"] = true,
  ["gene"] = true,
  ["fingerprint"] = true,
  ["blood-type"] = true,
  ["disease"] = true,
}
local WRITTEN_ONLY = {
  ["income"] = true,
  ["deposit"] = true,
  ["securities"] = true,
  ["insurance"] = true,
  ["real-estate"] = true,
  ["tax"] = true,
}

rule {
  id = "LC-19",
  title = {
    zh = "征信采集禁区",
    en = "Data that credit bureaus may not collect",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "credit-reporting#forbidden-data" },
  rationale = {
    zh = "征信机构不得采集宗教信仰、基因、指纹、血型、疾病等信息；"
      .. "收入、存款等信息须经本人书面同意。",
    en = "Credit bureaus may not collect religion, genes, fingerprints, "
      .. "blood type or disease, and income, deposits and the like "
      .. "only with written consent.",
  },
  remedy = {
    zh = "停止采集并删除禁止采集的信息；其余取得书面同意。",
    en = "Stop collecting and delete what is forbidden; obtain written "
      .. "consent for the rest.",
  },
  check = function(app)
    if not app:exists "org" then
      return insufficient {
        zh = "未列出申请机构，无法判断是否有征信机构",
        en = "no applicant is listed, so it is unknown whether a "
          .. "credit bureau takes part",
      }:at(app, "org")
    end
    if not app:exists "org[@kind='credit-bureau']" then
      for _, org in ipairs(app:all "org") do
        org:text "@kind"
      end
      return not_applicable()
    end
    if not app:exists "data/item" then
      return insufficient {
        zh = "未提交数据清单",
        en = "no data inventory was submitted",
      }:at(app, "data/item")
    end
    return app:each("data/item", function(item)
      local kind = item:text "@kind"
      local name = item:text("name", item:text("@id", "?"))
      if FORBIDDEN[kind] then
        return fail {
          zh = "征信机构不得采集“{item}”",
          en = "a credit bureau may not collect '{item}'",
          item = name,
        }:at(item, "@kind")
      end
      if WRITTEN_ONLY[kind]
        and item:text "@consentKind" ~= "written" then
        return fail {
          zh = "征信机构采集“{item}”须取得书面同意",
          en = "a credit bureau collects '{item}' without "
            .. "written consent",
          item = name,
        }:at(item, "@consentKind")
      end
      return pass()
    end)
  end,
}

rule {
  id = "LC-24",
  title = { zh = "涉诈监测", en = "Fraud is watched for" },
  dimension = "legality",
  phases = { "operation" },
  severity = "major",
  cites = {
    "anti-fraud#account-monitoring", "anti-fraud#transaction-monitoring",
  },
  rationale = {
    zh = "应当监测异常账户和可疑交易，并报送监测情况。",
    en = "Abnormal accounts and suspicious transactions are watched for "
      .. "and reported.",
  },
  remedy = {
    zh = "建立异常账户、可疑交易监测并按期报送涉诈监测报告。",
    en = "Set up both kinds of monitoring and report on fraud regularly.",
  },
  check = function(app)
    if not app:bool "risk/antiFraud/@abnormalAccounts" then
      return fail {
        zh = "未监测异常账户",
        en = "abnormal accounts are not watched",
      }:at(app, "risk/antiFraud/@abnormalAccounts")
    end
    if not app:bool "risk/antiFraud/@suspiciousTrades" then
      return fail {
        zh = "未监测可疑交易",
        en = "suspicious transactions are not watched",
      }:at(app, "risk/antiFraud/@suspiciousTrades")
    end
    app:date "operation/monitoringReport[@kind='fraud']/@date"
    return pass()
  end,
}

rule {
  id = "LC-26",
  title = { zh = "程序化交易报告", en = "Programme trading is reported" },
  dimension = "legality",
  phases = { "admission" },
  severity = "major",
  cites = { "securities#programme-trading" },
  rationale = {
    zh = "由程序自动下单影响交易所系统安全或正常秩序的，应向交易场所报告。",
    en = "Whoever lets a program place orders reports it to the "
      .. "exchange.",
  },
  remedy = {
    zh = "向交易场所报告并附材料；未报告前不得自动下单。",
    en = "Report to the exchange with the material; place no automatic "
      .. "orders before.",
  },
  check = function(app)
    if not app:exists "app/programmeTrading" then
      if not app:exists "app/business" then
        return insufficient {
          zh = "未声明所涉金融业务种类，无法判断是否涉及程序化交易",
          en = "the kind of business is not declared, so it is "
            .. "unknown whether programs trade",
        }:at(app, "app/business/@kind")
      end
      local trades = false
      for _, business in ipairs(app:all "app/business") do
        local kind = business:text "@kind"
        trades = trades or kind == "securities"
          or kind == "futures"
      end
      if not trades then
        return not_applicable()
      end
    end
    if not app:bool "app/programmeTrading/@automaticOrders" then
      return not_applicable()
    end
    app:text "app/programmeTrading/exchange"
    local reported = app:date "app/programmeTrading/@reported"
    local live = app:date "app/@plannedLive"
    if reported <= live then
      return pass()
    end
    return fail {
      zh = "程序化交易在 {reported} 才报告，晚于拟上线日 {live}",
      en = "programme trading was reported on {reported}, after the "
        .. "planned live date {live}",
      reported = reported,
      live = live,
    }:at(app, "app/programmeTrading/@reported")
  end,
}
