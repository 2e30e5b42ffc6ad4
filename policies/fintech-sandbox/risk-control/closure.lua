-- The end of a test: what is put right, what hazard remains, who saw it.

rule {
  id = "RC-22",
  title = { zh = "整改完成", en = "Rectification is complete" },
  dimension = "risk-control",
  phases = { "exit" },
  severity = "critical",
  veto = true,
  cites = { "csrc-pilot" },
  rationale = {
    zh = "测试结束前，全部整改事项应完成并有证据。",
    en = "Before a test ends everything ordered is put right, with "
      .. "evidence.",
  },
  remedy = {
    zh = "完成剩余整改，逐项附上证据。",
    en = "Complete what remains and attach the evidence to each.",
  },
  check = function(app)
    if not app:exists "operation" then
      return insufficient {
        zh = "未提交运行记录",
        en = "no operation record was submitted",
      }:at(app, "operation")
    end
    if not app:exists "operation/rectification" then
      if app:text "operation/@rectifications" == "none" then
        return not_applicable {
          zh = "运行记录声明没有整改事项",
          en = "the record states that nothing had to be put right",
        }:at(app, "operation/@rectifications")
      end
      return insufficient {
        zh = "声明已列出整改事项，但记录中没有",
        en = "rectifications are said to be listed, but none is",
      }:at(app, "operation/rectification")
    end
    local ids = {}
    for _, attachment in ipairs(app:all "attachment") do
      ids[attachment:text("@id", "")] = true
    end
    return app:each("operation/rectification", function(order)
      local id = order:text("@id", "?")
      if not order:exists "@closed" then
        return fail {
          zh = "整改事项“{id}”未完成",
          en = "rectification '{id}' is not complete",
          id = id,
        }:at(order)
      end
      local closed = order:date "@closed"
      if closed > app.as_of then
        return fail {
          zh = "整改事项“{id}”的完成日期 {closed} "
            .. "晚于评价基准日",
          en = "rectification '{id}' is to be complete on "
            .. "{closed}, after the assessment day",
          id = id,
          closed = closed,
        }:at(order, "@closed")
      end
      local ref = order:text "@evidence"
      if ids[ref] then
        return pass()
      end
      return insufficient {
        zh = "整改事项“{id}”引用的附件“{ref}”不存在",
        en = "rectification '{id}' refers to attachment '{ref}', "
          .. "which does not exist",
        id = id,
        ref = ref,
      }:at(order, "@evidence")
    end)
  end,
}

rule {
  id = "RC-23",
  title = { zh = "风险隐患评级", en = "Residual hazard" },
  dimension = "risk-control",
  phases = { "exit" },
  severity = "major",
  kind = "expert",
  cites = { "csrc-pilot" },
  guidance = {
    zh = "综合全部风险防控结果、事件和整改情况，判断测试结束时剩余的风险隐患："
      .. "80 分及以上为未发现，50 分以下为较大隐患。结论直接影响退出结果。",
    en = "From all results of risk control, incidents and rectification: "
      .. "what hazard remains? 80 and more means none, under 50 a "
      .. "large one. The finding drives the outcome.",
  },
  scale = {
    {
      at = 0,
      zh = "存在较大风险隐患，用户或市场可能受损",
      en = "a large hazard; users or the market may suffer",
    },
    {
      at = 50,
      zh = "存在一定隐患，可通过改进消除",
      en = "some hazard, which improvement can remove",
    },
    {
      at = 80,
      zh = "未发现风险隐患",
      en = "no hazard was found",
    },
    {
      at = 100,
      zh = "未发现隐患，且防控经过实际检验",
      en = "no hazard was found, and controls have stood the test",
    },
  },
  pass_at = 8000,
  fail_below = 5000,
  rationale = {
    zh = "未发现隐患的可转常态化运营；有隐患的改进；隐患较大的整改或退出。",
    en = "Without hazard it moves to normal operation, with some it is "
      .. "improved, with a large one it is rectified or ends.",
  },
  remedy = {
    zh = "针对专家指出的隐患制定整改计划和期限。",
    en = "Plan, with dates, what removes the hazards the experts name.",
  },
}

local LINES = {
  { line = "institution", zh = "机构自治", en = "institution" },
  { line = "public", zh = "社会监督", en = "public" },
  { line = "industry", zh = "行业自律", en = "industry" },
  { line = "government", zh = "政府监管", en = "government" },
}

rule {
  id = "RC-24",
  title = {
    zh = "四道防线证据齐全",
    en = "All four lines of defence are evidenced",
  },
  dimension = "risk-control",
  phases = { "exit" },
  severity = "major",
  cites = { "pboc-tool" },
  rationale = {
    zh = "机构自治、社会监督、行业自律、政府监管四道防线都应有证据。",
    en = "Institution, public, industry and government each leave "
      .. "evidence of their part.",
  },
  remedy = {
    zh = "补充缺少防线的证据，并在附件上标明所属防线。",
    en = "Add the evidence that is missing and mark its line on the "
      .. "attachment.",
  },
  check = function(app)
    if not app:exists "attachment/@line" then
      return insufficient {
        zh = "没有附件标明所属防线",
        en = "no attachment says which line of defence it is of",
      }:at(app, "attachment/@line")
    end
    local seen = {}
    for _, attachment in ipairs(app:all "attachment") do
      seen[attachment:text("@line", "")] = true
    end
    for _, line in ipairs(LINES) do
      if not seen[line.line] then
        return fail {
          zh = "没有{zh_line}防线的证据",
          en = "there is no evidence of the {en_line} line",
          zh_line = line.zh,
          en_line = line.en,
        }:at(app, "attachment/@line")
      end
    end
    return pass()
  end,
}
