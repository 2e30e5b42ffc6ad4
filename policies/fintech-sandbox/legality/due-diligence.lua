-- Knowing the customer: no anonymous accounts, and how it is done.

rule {
  id = "LC-21",
  title = { zh = "客户尽职调查", en = "Customer due diligence" },
  dimension = "legality",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  kind = "both",
  cites = { "aml#due-diligence", "aml#diligence-measures" },
  guidance = {
    zh = "对照功能和风险，看尽职调查是否识别并核实客户身份、"
      .. "了解交易目的和性质，高风险情形是否进一步了解资金来源和用途；"
      .. "有无可能开立匿名或假名账户。给出低于 40 分的，须写明缺少的环节。",
    en = "Against functions and risks: is the customer identified and "
      .. "verified, are purpose and nature of the dealings known, and "
      .. "in cases of higher risk source and use of funds? Could an "
      .. "account be anonymous or in a false name? Whoever gives less "
      .. "than 40 names the step that is missing.",
  },
  scale = {
    {
      at = 0,
      zh = "身份不核实，或可以匿名、假名开户",
      en = "identity is not verified, or accounts can be anonymous",
    },
    {
      at = 40,
      zh = "核实身份，但不了解交易目的和性质",
      en = "identity is verified, purpose and nature are not known",
    },
    {
      at = 60,
      zh = "主要环节齐备，高风险情形有加强措施",
      en = "the main steps are there, with more for higher risk",
    },
    {
      at = 100,
      zh = "覆盖业务关系全程，措施与风险相称并可核验",
      en = "throughout the relation, fitting the risk, verifiable",
    },
  },
  rationale = {
    zh = "金融机构应当按规定开展客户尽职调查，"
      .. "不得为客户开立匿名账户或者假名账户。",
    en = "A financial institution performs customer due diligence and "
      .. "opens no anonymous accounts or accounts in false names.",
  },
  remedy = {
    zh = "停止匿名、假名账户；写明识别、核实客户身份及了解交易目的的步骤。",
    en = "End anonymous accounts and false names; describe how customers "
      .. "are identified and verified and the purpose is learned.",
  },
  applies = function(app)
    -- Who offers nothing that needs a licence takes no customers on for it.
    for _, business in ipairs(app:all "app/business") do
      if business:text("@kind", "") ~= "none" then
        return true
      end
    end
    return not app:exists "app/business"
  end,
  check = function(app)
    if app:bool "risk/dueDiligence/@anonymousAccounts" then
      return fail {
        zh = "存在匿名或假名账户",
        en = "accounts can be anonymous or in false names",
      }:at(app, "risk/dueDiligence/@anonymousAccounts")
    end
    if not app:exists "risk/dueDiligence/step" then
      return insufficient {
        zh = "未写明客户尽职调查的步骤",
        en = "no step of due diligence is described",
      }:at(app, "risk/dueDiligence/step")
    end
    for _, step in ipairs(app:all "risk/dueDiligence/step") do
      step:text "."
    end
    return pass()
  end,
}
