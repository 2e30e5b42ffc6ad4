-- Criteria: in scope, need for support, consumer benefit, readiness. After
-- the FCA's criteria with their indicators; thresholds are proposals.

rule {
  id = "SC-01",
  title = { zh = "属于监管范围", en = "In scope" },
  dimension = "legality",
  phases = { "admission" },
  severity = "major",
  kind = "both",
  cites = { "fca-eligibility" },
  guidance = {
    zh = "判断两点：业务是否受该监管机构管理，或供受其管理的机构使用；"
      .. "客户是否在该监管机构的辖区内。任何一点明显不成立的，不高于 40 分。",
    en = "Two questions: is the activity regulated by this authority, or "
      .. "for firms that it regulates; and will the customers be in its "
      .. "jurisdiction? Not above 40 where one of them is clearly not so.",
  },
  scale = {
    {
      at = 0,
      zh = "业务和客户均不在辖区内",
      en = "neither activity nor customers are within its remit",
    },
    {
      at = 40,
      zh = "仅有其一，且不主要面向辖区",
      en = "one of the two, and not mainly for this market",
    },
    {
      at = 60,
      zh = "业务受其管理或供受管机构使用，客户主要在辖区内",
      en = "regulated or for regulated firms; customers mainly there",
    },
    {
      at = 100,
      zh = "业务须经其许可，客户均在辖区内",
      en = "needs its permission, and all customers are there",
    },
  },
  rationale = {
    zh = "沙盒只面向监管机构职责范围内、面向本地市场的业务。",
    en = "A sandbox is for what is within the authority's remit and "
      .. "meant for its market.",
  },
  remedy = {
    zh = "说明所涉受监管业务、使用方和客户所在地。",
    en = "State the regulated activity, who uses it, and where the "
      .. "customers are.",
  },
  check = function(app)
    return app:exists "app/business" and app:each("app/business",
      function(business)
        if business:text "@kind" ~= "none"
          or app:exists "org[@role='lead']/licence"
          or app:exists "org[@role='joint']/licence" then
          return pass()
        end
        return fail {
          zh = "所声明业务无须许可，也没有持牌机构参与",
          en = "the declared business needs no licence, and no "
            .. "licensed body takes part",
        }:at(business, "@kind")
      end) or insufficient {
        zh = "未声明所涉金融业务种类",
        en = "the kind of business is not declared",
      }:at(app, "app/business/@kind")
  end,
}

rule {
  id = "SC-02",
  title = { zh = "需要监管支持", en = "Need for support" },
  dimension = "innovation",
  phases = { "admission" },
  severity = "minor",
  weight = 0, -- a profile that relaxes rules makes it count
  cites = { "fca-eligibility" },
  params = {
    min_chars = {
      type = "integer",
      unit = "characters",
      default = 20,
      min = 1,
      max = 1000,
    },
  },
  rationale = {
    zh = "放宽规则的沙盒只支持确有需要的申请；国内各机制不豁免现行规定，"
      .. "此项仅供参考。",
    en = "A sandbox that relaxes rules helps those who need it. The "
      .. "schemes at home waive no rule, so there it only informs.",
  },
  remedy = {
    zh = "逐项说明为何需要监管支持：缺少明确规定、适用不清、需真实环境测试等。",
    en = "Say for each need why support is needed: no clear rule, unclear "
      .. "application, a live test and so on.",
  },
  check = function(app, p)
    if not app:exists "app/supportNeed" then
      return insufficient {
        zh = "未说明是否需要监管支持",
        en = "whether support is needed is not said",
      }:at(app, "app/supportNeed")
    end
    for _, need in ipairs(app:all "app/supportNeed") do
      if need:text "@kind" == "none" then
        return fail {
          zh = "申报单位声明无需监管支持",
          en = "the applicant states that no support is needed",
        }:at(need, "@kind")
      end
    end
    return app:each("app/supportNeed", function(need)
      local chars = utf8.len(need:text "desc")
      if chars >= p.min_chars then
        return pass()
      end
      return fail {
        zh = "理由仅 {chars} 字，少于 {least} 字",
        en = "the reason has {chars} characters, fewer than {least}",
        chars = chars,
        least = p.min_chars,
      }:at(need, "desc")
    end)
  end,
}

rule {
  id = "SC-03",
  title = { zh = "消费者受益", en = "Consumer benefit" },
  dimension = "service",
  phases = { "admission" },
  severity = "major",
  kind = "both",
  cites = { "fca-eligibility" },
  guidance = {
    zh = "判断消费者（个人或企业）能否得到更好的服务：价格、质量、安全、"
      .. "可得性；以及是否考虑了可能的风险和防范办法。",
    en = "Will consumers, people or businesses, get a better deal: price, "
      .. "quality, security, access? Were risks to them considered, and "
      .. "how they are addressed?",
  },
  scale = {
    {
      at = 0,
      zh = "可能损害消费者或市场",
      en = "likely to harm consumers or the market",
    },
    {
      at = 40,
      zh = "好处不明确，或风险未加考虑",
      en = "the benefit is unclear, or risks were not considered",
    },
    {
      at = 60,
      zh = "好处可以辨认，主要风险已有措施",
      en = "an identifiable benefit; the main risks have measures",
    },
    {
      at = 100,
      zh = "明显优于现有服务，风险防范充分",
      en = "clearly better than existing services and well protected",
    },
  },
  rationale = {
    zh = "创新应使消费者受益，并保护其免受新风险。",
    en = "Innovation should benefit consumers and protect them from the "
      .. "risks it brings.",
  },
  remedy = {
    zh = "说明服务对象、预期效果和对消费者的风险及其措施。",
    en = "State users, expected effects, and the risks to consumers with "
      .. "their measures.",
  },
  check = function(app)
    for _, path in ipairs {
      "service/user", "app/expectedEffect", "risk/item/measure",
    } do
      if not app:exists(path) then
        return insufficient {
          zh = "未填写服务对象、预期效果或风险措施",
          en = "users, expected effects or measures against risks are "
            .. "not declared",
        }:at(app, path)
      end
    end
    return pass()
  end,
}

rule {
  id = "SC-04",
  title = { zh = "测试准备就绪", en = "Readiness" },
  dimension = "risk-control",
  phases = { "admission" },
  severity = "major",
  cites = { "fca-eligibility" },
  rationale = {
    zh = "测试计划、规模、保障措施和已有的试验应足以马上开始测试。",
    en = "Plan, scale, safeguards and earlier trials suffice to begin "
      .. "testing.",
  },
  remedy = {
    zh = "补充分阶段的测试计划、客户数、可度量的目标和演练记录。",
    en = "Add a plan in stages, the number of customers, goals that can "
      .. "be measured, and a drill.",
  },
  check = function(app)
    for _, path in ipairs {
      "app/expectedScale/stage/@from", "app/expectedScale/@customers",
      "app/expectedEffect/@target", "risk/exit/step",
      "risk/compensation/kind", "risk/emergency/drill",
    } do
      if not app:exists(path) then
        return insufficient {
          zh = "测试计划不完整",
          en = "the testing plan is incomplete",
        }:at(app, path)
      end
    end
    return app:each("risk/emergency/drill", function(drill)
      if drill:text "@result" == "pass" then
        return pass()
      end
      return fail {
        zh = "演练未通过",
        en = "the drill was not passed",
      }:at(drill, "@result")
    end)
  end,
}
