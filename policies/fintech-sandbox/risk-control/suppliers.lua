-- Suppliers: vendors, chains, clouds.

rule {
  id = "RC-18",
  title = {
    zh = "第三方与供应链",
    en = "Third parties and supply chain",
  },
  dimension = "risk-control",
  phases = { "admission", "operation" },
  severity = "major",
  kind = "both",
  cites = { "payment#outsourcing", "network-data#third-party" },
  guidance = {
    zh = "查看供应商合同、检查记录与依赖清单，"
      .. "判断第三方失效或违约时业务能否持续，"
      .. "是否存在难以替代的单一依赖。",
    en = "Read contracts, audits and dependencies. Could the business go "
      .. "on if a third party failed, and is any one of them "
      .. "irreplaceable?",
  },
  scale = {
    {
      at = 0,
      zh = "关键环节受制于人，无应对安排",
      en = "critical parts depend on others without any arrangement",
    },
    {
      at = 40,
      zh = "有合同约束，但缺少检查与替代安排",
      en = "contracts exist, but neither audits nor alternatives",
    },
    {
      at = 60,
      zh = "合同、检查齐备，主要依赖有替代安排",
      en = "contracts and audits exist; main dependencies have "
        .. "alternatives",
    },
    {
      at = 100,
      zh = "第三方风险全面受控，替代方案经过演练",
      en = "fully under control, and alternatives were practised",
    },
  },
  rationale = {
    zh = "外包不转移责任：要有合同，不得擅自转包，支付业务核心环节不得外包。",
    en = "Outsourcing moves no responsibility: there is a contract, no "
      .. "unauthorised sub-outsourcing, and the core of payment "
      .. "stays in house.",
  },
  remedy = {
    zh = "补签合同，制止转包，收回支付核心环节。",
    en = "Sign contracts, stop sub-outsourcing, take the core of payment "
      .. "back.",
  },
  check = function(app)
    local payment = app:exists "app/business[@kind='payment']"
    local ids = {}
    for _, attachment in ipairs(app:all "attachment") do
      ids[attachment:text("@id", "")] = true
    end
    return app:each("vendor", function(vendor)
      local name = vendor:text("name", vendor:text("uscc", "?"))
      local ref = vendor:text "@contractRef"
      if vendor:bool "@subOutsourcing"
        and not vendor:bool "@subOutsourcingAllowed" then
        return fail {
          zh = "供应商{name}转包，而合同不允许",
          en = "vendor {name} outsources further, which its "
            .. "contract does not allow",
          name = name,
        }:at(vendor, "@subOutsourcing")
      end
      if payment and vendor:bool "@core" then
        return fail {
          zh = "支付业务的核心环节外包给{name}",
          en = "the core of the payment business is outsourced "
            .. "to {name}",
          name = name,
        }:at(vendor, "@core")
      end
      if not app:exists "app/business" and vendor:bool "@core" then
        -- Whether this is the core of payment is left open.
        app:text "app/business/@kind"
      end
      if not ids[ref] then
        return insufficient {
          zh = "供应商{name}的合同引用的附件“{ref}”不存在",
          en = "the contract with {name} refers to attachment "
            .. "'{ref}', which does not exist",
          name = name,
          ref = ref,
        }:at(vendor, "@contractRef")
      end
      return pass()
    end)
  end,
}

rule {
  id = "RC-19",
  title = {
    zh = "区块链评估",
    en = "Evaluation of the blockchain",
  },
  dimension = "risk-control",
  phases = { "admission" },
  severity = "major",
  cites = { "jrt-0193", "jrt-0184" },
  rationale = {
    zh = "采用区块链或智能合约的，应说明共识机制并经评估。",
    en = "Where a blockchain or smart contracts are used, consensus is "
      .. "stated and the chain evaluated.",
  },
  remedy = {
    zh = "写明共识机制，委托评估并写明评估机构。",
    en = "State the consensus; have the chain evaluated and name by whom.",
  },
  applies = function(app)
    return app:exists "architecture/chain"
      or not app:exists "app/techUse"
      or app:exists "app/techUse[@tech='blockchain']"
      or app:exists "app/techUse[@tech='smart-contract']"
      or app:count "app/techUse" > app:count "app/techUse/@tech"
  end,
  check = function(app)
    if not app:exists "architecture/chain" then
      return insufficient {
        zh = "架构中未列出链：声明采用区块链的应列出，"
          .. "未采用的应声明所用技术",
        en = "the architecture lists no chain; list it where a "
          .. "blockchain is used, or declare the technology",
      }:at(app, "architecture/chain")
    end
    local own = {}
    for _, org in ipairs(app:all "org") do
      own[org:text("nameZh", "")] = true
    end
    return app:each("architecture/chain", function(chain)
      chain:text "consensus"
      local by = chain:text "evaluatedBy"
      if not own[by] then
        return pass()
      end
      return fail {
        zh = "链由申请机构{by}自行评估",
        en = "the chain was evaluated by the applicant {by} itself",
        by = by,
      }:at(chain, "evaluatedBy")
    end)
  end,
}

rule {
  id = "RC-20",
  title = { zh = "云安全", en = "Cloud security" },
  dimension = "risk-control",
  phases = { "admission" },
  severity = "minor",
  cites = { "jrt-0167" },
  rationale = {
    zh = "采用云服务的，应写明服务商，且通过金融行业云认证或评估。",
    en = "Where a cloud is used, its provider is named and it is "
      .. "certified for finance.",
  },
  remedy = {
    zh = "改用通过认证的云服务，或补充认证证明。",
    en = "Move to a certified cloud or supply the certificate.",
  },
  applies = function(app)
    return app:exists "architecture/cloud"
      or not app:exists "architecture"
      or app:exists "app/techUse[@tech='cloud']"
  end,
  check = function(app)
    if not app:exists "architecture/cloud" then
      return insufficient {
        zh = "架构中未列出云服务：采用的应列出，"
          .. "未采用的应说明系统架构",
        en = "no cloud is listed; list it where one is used, or "
          .. "describe the architecture",
      }:at(app, "architecture/cloud")
    end
    return app:each("architecture/cloud", function(cloud)
      local provider = cloud:text "provider"
      if cloud:bool "@certified" then
        return pass()
      end
      return fail {
        zh = "{provider}的云服务未通过金融行业认证或评估",
        en = "the cloud of {provider} is not certified for finance",
        provider = provider,
      }:at(cloud, "@certified")
    end)
  end,
}
