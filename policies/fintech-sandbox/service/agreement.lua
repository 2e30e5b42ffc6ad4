-- The service agreement: its clauses, and what it says of fees and risks.

local TOPICS = {
  { topic = "fee", zh = "费用", en = "fees" },
  { topic = "risk", zh = "风险", en = "risks" },
  { topic = "data", zh = "数据", en = "data" },
  { topic = "dispute", zh = "争议解决", en = "disputes" },
  { topic = "exit", zh = "退出", en = "exit" },
}

local function topics_missing(app)
  local found, zh, en = {}, {}, {}
  for _, clause in ipairs(app:all "service/agreement/clause") do
    if clause:text "." then
      found[clause:text "@topic"] = true
    end
  end
  for _, entry in ipairs(TOPICS) do
    if not found[entry.topic] then
      zh[#zh + 1] = entry.zh
      en[#en + 1] = entry.en
    end
  end
  return zh, en
end

rule {
  id = "SQ-02",
  title = {
    zh = "服务协议书完备",
    en = "Service agreement has its clauses",
  },
  dimension = "service",
  phases = { "admission" },
  severity = "major",
  cites = { "consumer#standard-terms", "consumer#financial-disclosure" },
  rationale = {
    zh = "协议书须载明费用、风险、数据、争议解决和退出，"
      .. "且所附文件应与申报时一致。",
    en = "The agreement covers fees, risks, data, disputes and exit, "
      .. "and the file is the one that was submitted.",
  },
  remedy = {
    zh = "补齐缺少的条款；附件被改动或缺失的，重新提交原件并更新摘要值。",
    en = "Add the missing clauses; where an attachment is altered or "
      .. "missing, submit the original and its digest again.",
  },
  check = function(app)
    if not app:exists "service/agreement/clause" then
      return insufficient {
        zh = "未列出服务协议书条款",
        en = "no clause of the service agreement is listed",
      }:at(app, "service/agreement/clause")
    end
    local zh, en = topics_missing(app)
    if #zh > 0 then
      return fail {
        zh = "服务协议书缺少以下主题的条款：{zh_topics}",
        en = "the service agreement has no clause on: {en_topics}",
        zh_topics = table.concat(zh, "、"),
        en_topics = table.concat(en, ", "),
      }:at(app, "service/agreement")
    end
    local ref = app:text "service/agreement/@attRef"
    for _, attachment in ipairs(app:all "attachment") do
      if attachment:text("@id", "") == ref then
        attachment:text "@hash"
        local altered = measure "evidence.altered"
        if altered > 0 then
          return fail {
            zh = "有 {count} 个附件与申报的摘要值或大小不符，"
              .. "协议书附件不可信",
            en = "attachments that differ from their declared "
              .. "digest or size: {count}; the agreement "
              .. "cannot be relied on",
            count = altered,
          }:at(attachment, "@hash")
        end
        local lost = measure "evidence.missing"
        if lost > 0 then
          return insufficient {
            zh = "有 {count} 个附件缺失，无法核对协议书",
            en = "attachments that are missing: {count}; the "
              .. "agreement cannot be checked",
            count = lost,
          }:at(attachment, "@href")
        end
        return pass()
      end
    end
    return insufficient {
      zh = "服务协议书引用的附件“{ref}”不存在",
      en = "the agreement refers to attachment '{ref}', "
        .. "which does not exist",
      ref = ref,
    }:at(app, "service/agreement/@attRef")
  end,
}

rule {
  id = "SQ-04",
  title = {
    zh = "风险与费用显著提示",
    en = "Fees and risks are disclosed",
  },
  dimension = "service",
  phases = { "admission" },
  severity = "major",
  cites = { "consumer#financial-disclosure" },
  rationale = {
    zh = "提供金融服务的经营者应当向消费者提供费用、风险警示等信息。",
    en = "Whoever provides a financial service tells consumers its "
      .. "fees and warns them of its risks.",
  },
  remedy = {
    zh = "写明收费（不收费也应写明），并在协议书中设置风险提示条款。",
    en = "State the fee, even if there is none, and put a risk clause "
      .. "into the agreement.",
  },
  check = function(app)
    app:text "service/fee"
    if not app:exists "service/agreement/clause" then
      return insufficient {
        zh = "未列出服务协议书条款，无法查找风险提示",
        en = "no clause of the agreement is listed, so its risk "
          .. "warning cannot be found",
      }:at(app, "service/agreement/clause")
    end
    if not app:exists "service/agreement/clause[@topic='risk']" then
      return fail {
        zh = "服务协议书没有风险提示条款",
        en = "the service agreement has no risk clause",
      }:at(app, "service/agreement")
    end
    return app:each("service/agreement/clause[@topic='risk']",
      function(clause)
        clause:text "."
        return pass()
      end)
  end,
}
