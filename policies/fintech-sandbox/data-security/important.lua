-- Important data: who answers for them, and the yearly assessment.

rule {
  id = "DS-12",
  title = {
    zh = "重要数据处理者义务",
    en = "Duties of a handler of important data",
  },
  dimension = "data-security",
  phases = { "admission", "operation" },
  severity = "critical",
  cites = {
    "dsl#officer", "dsl#risk-assessment", "network-data#officer",
    "network-data#important-data-transfer",
    "network-data#risk-assessment", "pboc-2025-3",
  },
  params = {
    max_age = {
      type = "integer",
      unit = "days",
      default = 365,
      min = 30,
      max = 730,
    },
  },
  rationale = {
    zh = "处理重要数据应明确负责人和管理机构，每年开展风险评估并报送。",
    en = "A handler of important data names an officer and a body, "
      .. "assesses the risk every year and reports it.",
  },
  remedy = {
    zh = "明确负责人和管理机构，完成年度风险评估并报送。",
    en = "Name officer and body; make and report the yearly assessment.",
  },
  check = function(app, p)
    if not app:exists "data/item" then
      return insufficient {
        zh = "未提交数据清单，无法判断是否处理重要数据",
        en = "no data inventory, so it is unknown whether important "
          .. "data are handled",
      }:at(app, "data/item")
    end
    if not app:exists "data/item[@important='true']" then
      for _, item in ipairs(app:all "data/item") do
        item:bool "@important"
      end
      return not_applicable()
    end
    app:text "data/importantData/officer"
    app:text "data/importantData/body"
    local made = app:date "data/importantData/@riskAssessment"
    local age = app.as_of - made
    if age < 0 or age > p.max_age then
      return fail {
        zh = "重要数据风险评估日期 {made}，不在评价基准日前 "
          .. "{limit} 天之内",
        en = "the risk assessment of important data is dated "
          .. "{made}, not within {limit} days before the "
          .. "assessment day",
        made = made,
        limit = p.max_age,
      }:at(app, "data/importantData/@riskAssessment")
    end
    if not app:bool "data/importantData/@reported" then
      return fail {
        zh = "重要数据风险评估未报送",
        en = "the risk assessment of important data was not "
          .. "reported",
      }:at(app, "data/importantData/@reported")
    end
    return pass()
  end,
}
