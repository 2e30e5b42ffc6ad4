-- What happens to data in operation: leaks, expiry, audits, requests.

local function operation_missing(app)
  return insufficient {
    zh = "未提交运行记录",
    en = "no operation record was submitted",
  }:at(app, "operation")
end

-- Seconds since a fixed day, of a moment as the grammar writes it.
local function seconds(node, path)
  local text = node:text(path)
  local h, m, s, zone = text:match "T(%d%d):(%d%d):(%d%d)(%S+)"
  local days = node:date(path) - date "2000-01-01"
  local offset = 0
  local sign, zh, zm = zone:match "^([+-])(%d%d):(%d%d)$"
  if sign then
    offset = tonumber(zh) * 3600 + tonumber(zm) * 60
    offset = sign == "-" and -offset or offset
  end
  return days * 86400 + tonumber(h) * 3600 + tonumber(m) * 60
    + tonumber(s) - offset
end

-- A moment before the leak was detected proves nothing.
local function too_early(incident, path, zh, en)
  return insufficient {
    zh = "泄露事件“{id}”的{zh_what}早于发现时间，请核对",
    en = "leak '{id}': {en_what} is before its detection; check it",
    id = incident:text("@id", "?"),
    zh_what = zh,
    en_what = en,
  }:at(incident, path)
end

local NOTICE = {
  { topic = "kinds", zh = "信息种类", en = "the kinds of information" },
  { topic = "cause", zh = "原因", en = "the cause" },
  { topic = "harm", zh = "可能的危害", en = "the possible harm" },
  { topic = "remedy", zh = "补救措施", en = "the remedy" },
  {
    topic = "mitigation",
    zh = "个人可以采取的减损措施",
    en = "what one can do oneself",
  },
  { topic = "contact", zh = "联系方式", en = "whom to contact" },
}

rule {
  id = "DS-22",
  title = { zh = "泄露通知", en = "Notice of a leak" },
  dimension = "data-security",
  phases = { "operation" },
  severity = "critical",
  veto = true,
  cites = {
    "pipl#breach-notice", "dsl#incident", "network-data#emergency-plan",
  },
  params = {
    remedy_hours = {
      type = "integer",
      unit = "hours",
      default = 24,
      min = 1,
      max = 240,
    },
    notice_hours = {
      type = "integer",
      unit = "hours",
      default = 72,
      min = 1,
      max = 720,
    },
  },
  rationale = {
    zh = "发生泄露应立即补救，通知主管部门和个人，通知内容应当完整。",
    en = "A leak is remedied at once; the authority and the persons are "
      .. "told, and told everything.",
  },
  remedy = {
    zh = "补发内容完整的通知，完善泄露处置流程。",
    en = "Send a complete notice and improve the handling of leaks.",
  },
  check = function(app, p)
    if not app:exists "operation" then
      return operation_missing(app)
    end
    if not app:exists "operation/incident" then
      if app:text "operation/@incidents" == "none" then
        return not_applicable {
          zh = "运行记录声明没有发生事件",
          en = "the record states that no incident happened",
        }:at(app, "operation/@incidents")
      end
      return insufficient {
        zh = "声明已列出事件，但记录中没有",
        en = "incidents are said to be listed, but none is",
      }:at(app, "operation/incident")
    end
    return app:each("operation/incident", function(incident)
      local id = incident:text("@id", "?")
      if not incident:bool "@dataLeak"
        and incident:text "@kind" ~= "data-leak" then
        return not_applicable()
      end
      local detected = seconds(incident, "@detected")
      local remedied = seconds(incident, "@remedied")
      if remedied - detected > p.remedy_hours * 3600 then
        return fail {
          zh = "泄露事件“{id}”发现后超过 {limit} 小时才补救",
          en = "leak '{id}' was remedied more than {limit} hours "
            .. "after detection",
          id = id,
          limit = p.remedy_hours,
        }:at(incident, "@remedied")
      end
      if remedied < detected then
        return too_early(incident, "@remedied", "补救时间",
          "the time of remedy")
      end
      local reported = seconds(incident, "@reported")
      if reported - detected > p.notice_hours * 3600 then
        return fail {
          zh = "泄露事件“{id}”发现后超过 {limit} 小时才报告主管部门",
          en = "leak '{id}' was reported to the authority more "
            .. "than {limit} hours after detection",
          id = id,
          limit = p.notice_hours,
        }:at(incident, "@reported")
      end
      if reported < detected then
        return too_early(incident, "@reported", "报告时间",
          "the time of report")
      end
      local notified = seconds(incident, "@personsNotified")
      if notified - detected > p.notice_hours * 3600 then
        return fail {
          zh = "泄露事件“{id}”发现后超过 {limit} 小时才通知个人",
          en = "the persons concerned were told of leak '{id}' "
            .. "more than {limit} hours after detection",
          id = id,
          limit = p.notice_hours,
        }:at(incident, "@personsNotified")
      end
      if notified < detected then
        return too_early(incident, "@personsNotified", "通知个人的时间",
          "the time persons were told")
      end
      if not incident:exists "notice" then
        return insufficient {
          zh = "未列出泄露事件“{id}”的通知内容",
          en = "what the notice of leak '{id}' said is not listed",
          id = id,
        }:at(incident, "notice")
      end
      local told = {}
      for _, notice in ipairs(incident:all "notice") do
        told[notice:text "@topic"] = true
      end
      for _, matter in ipairs(NOTICE) do
        if not told[matter.topic] then
          return fail {
            zh = "泄露事件“{id}”的通知缺少{zh_matter}",
            en = "the notice of leak '{id}' lacks {en_matter}",
            id = id,
            zh_matter = matter.zh,
            en_matter = matter.en,
          }:at(incident)
        end
      end
      return pass()
    end)
  end,
}

local function not_deleted(expiry)
  return fail {
    zh = "数据项“{id}”在 {due} 到期后未处理",
    en = "item '{id}' expired on {due} and was not dealt with",
    id = expiry:text("@item", "?"),
    due = expiry:date "@due",
  }:at(expiry, "@handled")
end

-- Whether an item that is kept has no place in the plan.
local function left_out(item, planned)
  return not planned[item:text("@id", "")]
    and item:text("@storagePlace", "") ~= "none"
end

local function each_covered(app, planned)
  return app:each("data/item", function(item)
    if not left_out(item, planned) then
      return pass()
    end
    return fail {
      zh = "数据处置方案未涵盖数据项“{id}”",
      en = "the disposal plan does not cover item '{id}'",
      id = item:text "@id",
    }:at(item)
  end)
end

rule {
  id = "DS-21",
  title = {
    zh = "到期删除与退出处置",
    en = "Deletion on expiry and at exit",
  },
  dimension = "data-security",
  phases = { "operation", "exit" },
  severity = "critical",
  kind = "both",
  cites = { "pipl#deletion", "network-data#deletion" },
  guidance = {
    zh = "抽查到期数据的处理记录和退出处置方案，判断删除、匿名化是否真实有效，"
      .. "备份与受托方处的副本是否一并处理。",
    en = "Sample the records of expired data and the plan for exit. Are "
      .. "deletion and anonymisation real, and are backups and the "
      .. "copies of processors dealt with?",
  },
  scale = {
    {
      at = 0,
      zh = "到期数据未处理，或处置方案不可行",
      en = "expired data are kept, or the plan cannot work",
    },
    {
      at = 40,
      zh = "主库已处理，备份和受托方副本无安排",
      en = "the main store is dealt with, backups and copies are not",
    },
    {
      at = 60,
      zh = "处理真实，个别副本的安排尚可完善",
      en = "dealt with in earnest; details of copies could be better",
    },
    {
      at = 100,
      zh = "全部副本均按期处理并可核验",
      en = "every copy is dealt with in time and can be verified",
    },
  },
  rationale = {
    zh = "保存期限届满或服务终止的，应当删除；难以删除的，"
      .. "除存储和保护外停止处理。",
    en = "On expiry or at the end of the service data are deleted; where "
      .. "that is impossible they are only stored and protected.",
  },
  remedy = {
    zh = "处理到期数据；为每个数据项写明退出时的处置方式。",
    en = "Deal with expired data; give every item its disposal at exit.",
  },
  check = function(app)
    if not app:exists "operation" then
      return operation_missing(app)
    end
    if app:text "@phase" == "exit" then
      if not app:exists "data/item" then
        return insufficient {
          zh = "未提交数据清单",
          en = "no data inventory was submitted",
        }:at(app, "data/item")
      end
      if not app:exists "exitAnnex/dataDisposalPlan/disposal" then
        return insufficient {
          zh = "退出附件没有逐项的数据处置方案",
          en = "the exit annex has no disposal plan by item",
        }:at(app, "exitAnnex/dataDisposalPlan/disposal")
      end
      local planned = {}
      for _, disposal in
        ipairs(app:all "exitAnnex/dataDisposalPlan/disposal") do
        planned[disposal:text "@item"] = disposal:text "@manner"
      end
      for _, item in ipairs(app:all "data/item") do
        if left_out(item, planned) then
          return each_covered(app, planned)
        end
      end
    end
    return app:each("operation/expiry", function(expiry)
      local due = expiry:date "@due"
      if due >= app.as_of then
        return not_applicable()
      end
      if expiry:text "@handled" ~= "none" then
        return pass()
      end
      return not_deleted(expiry)
    end)
  end,
}

rule {
  id = "DS-23",
  title = {
    zh = "个人信息保护合规审计",
    en = "Compliance audit on personal information",
  },
  dimension = "data-security",
  phases = { "operation" },
  severity = "major",
  cites = { "pipl#audit", "pi-audit" },
  params = {
    large_persons = {
      type = "integer",
      unit = "persons",
      default = 10000000,
      min = 1,
      max = 1400000000,
    },
    large_days = {
      type = "integer",
      unit = "days",
      default = 730,
      min = 30,
      max = 730,
    },
    other_days = {
      type = "integer",
      unit = "days",
      default = 1095,
      min = 30,
      max = 3650,
    },
  },
  rationale = {
    zh = "处理个人信息应定期合规审计；超过一千万人的至少每两年一次。",
    en = "Handling of personal information is audited regularly; above "
      .. "ten million persons at least every two years.",
  },
  remedy = {
    zh = "开展合规审计并整改发现的问题。",
    en = "Have the audit made and correct what it finds.",
  },
  check = function(app, p)
    local persons = app:integer "data/@persons"
    if persons <= 0 then
      -- Only an inventory without personal information confirms it.
      if not app:exists "data/item" then
        return insufficient {
          zh = "未提交数据清单，无法确认不处理个人信息",
          en = "no data inventory confirms that no personal "
            .. "information is handled",
        }:at(app, "data/item")
      end
      for _, item in ipairs(app:all "data/item") do
        if item:bool "@personal" then
          return insufficient {
            zh = "处理个人信息的人数为 {persons}，"
              .. "与数据清单不符",
            en = "the number of persons is {persons}, but the "
              .. "inventory has personal information",
            persons = persons,
          }:at(app, "data/@persons")
        end
      end
      return not_applicable()
    end
    local limit = p.other_days
    if persons > p.large_persons then
      limit = p.large_days
    end
    local last
    for _, audit in ipairs(app:all "operation/personalInfoAudit") do
      local day = audit:date "@date"
      -- Of several on one day, one that did not pass.
      if day <= app.as_of and (not last or day > last.day
        or day == last.day and audit:text "@conclusion" == "fail") then
        last = { day = day, node = audit }
      end
    end
    if not last then
      return insufficient {
        zh = "没有个人信息保护合规审计记录",
        en = "no compliance audit on personal information is on "
          .. "record",
      }:at(app, "operation/personalInfoAudit/@date")
    end
    if app.as_of - last.day > limit then
      return fail {
        zh = "最近一次合规审计在 {day}，超过 {limit} 天",
        en = "the last compliance audit was on {day}, more than "
          .. "{limit} days ago",
        day = last.day,
        limit = limit,
      }:at(last.node, "@date")
    end
    if last.node:text "@conclusion" == "fail" then
      return fail {
        zh = "{day} 的合规审计结论为不通过",
        en = "the compliance audit of {day} did not pass",
        day = last.day,
      }:at(last.node, "@conclusion")
    end
    return pass()
  end,
}

rule {
  id = "DS-24",
  title = { zh = "权利响应", en = "Requests of data subjects" },
  dimension = "data-security",
  phases = { "operation" },
  severity = "major",
  cites = { "pipl#access", "pipl#deletion", "pipl#request-handling" },
  params = {
    reply_days = {
      type = "integer",
      unit = "days",
      default = 15,
      min = 1,
      max = 60,
    },
  },
  rationale = {
    zh = "应有便捷的权利申请机制，按时答复，拒绝要说明理由。",
    en = "There is a convenient way to make requests, they are answered "
      .. "in time, and refusals give reasons.",
  },
  remedy = {
    zh = "设立申请渠道，按期办结，拒绝的补充理由。",
    en = "Open a channel, close requests in time, and give reasons for "
      .. "refusals.",
  },
  check = function(app, p)
    if not app:exists "complaint/rights/channel" then
      return insufficient {
        zh = "未说明个人信息权利申请的受理渠道",
        en = "no channel for requests about one's data is declared",
      }:at(app, "complaint/rights/channel")
    end
    local days = app:integer "complaint/rights/@responseDays"
    if days > p.reply_days then
      return fail {
        zh = "权利申请承诺答复期 {days} 天，上限 {limit} 天",
        en = "requests are answered within {days} days; the limit "
          .. "is {limit}",
        days = days,
        limit = p.reply_days,
      }:at(app, "complaint/rights/@responseDays")
    end
    if not app:exists "operation/complaintRecord" then
      -- Only a sum of nothing says that nobody asked.
      if not app:exists "operation/complaintSummary" then
        return insufficient {
          zh = "运行记录中没有投诉和权利申请的记录或汇总",
          en = "the record has neither complaints and requests nor "
            .. "their summary",
        }:at(app, "operation/complaintRecord")
      end
      for _, month in ipairs(app:all "operation/complaintSummary") do
        if month:integer "@count" ~= 0 then
          return insufficient {
            zh = "投诉只有汇总，无法核对权利申请是否按时答复",
            en = "complaints are only summed up, so whether "
              .. "requests were answered in time is unknown",
          }:at(app, "operation/complaintRecord")
        end
      end
      return pass()
    end
    return app:each("operation/complaintRecord",
      function(request)
        if request:text "@kind" ~= "rights" then
          -- The channel is there, and this one is no request.
          return pass()
        end
        local received = request:date "@received"
        local due = received + days
        local closed = request:date("@closed", app.as_of)
        if closed > due then
          return fail {
            zh = "权利申请“{id}”超过 {due} 未办结",
            en = "request '{id}' was not closed by {due}",
            id = request:text("@id", "?"),
            due = due,
          }:at(request, "@closed")
        end
        if request:exists "@closed"
          and request:bool "@refused" then
          request:text "reason"
        end
        return pass()
      end)
  end,
}
