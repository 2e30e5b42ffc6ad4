-- Complaints: where they are taken, how fast, how many, what came of them.

-- How many basis points `part` is of `whole`, rounded down. Counts of a
-- size that no institution has are cut on both sides: nothing overflows.
local function share_of(part, whole)
  while part > 100000000000000 or whole > 100000000000000 do
    part, whole = part // 10, whole // 10
  end
  if whole == 0 then
    return part > 0 and 100000000000000 or 10000
  end
  return part * 10000 // whole
end

rule {
  id = "SQ-05",
  title = {
    zh = "机构投诉渠道",
    en = "The institution's complaint channels",
  },
  dimension = "service",
  phases = { "admission" },
  severity = "major",
  cites = { "plan-2019", "csl-inferred#complaints" },
  rationale = {
    zh = "机构是投诉处理的责任主体：要有电话和另一种渠道、受理部门、"
      .. "流程与时限。",
    en = "The institution answers for complaints: a telephone and one "
      .. "other channel, a department, a process, a time limit.",
  },
  remedy = {
    zh = "补充电话及至少一种其他渠道，写明受理部门、处理流程和答复期限。",
    en = "Add a telephone and at least one other channel, the "
      .. "department, the process and the reply period.",
  },
  check = function(app)
    if not app:exists "complaint/institution/channel" then
      return insufficient {
        zh = "未列出机构投诉渠道",
        en = "no complaint channel of the institution is listed",
      }:at(app, "complaint/institution/channel")
    end
    local phone, other = false, false
    for _, channel in
      ipairs(app:all "complaint/institution/channel") do
      local kind = channel:text "@kind"
      channel:text "value"
      if kind == "phone" then
        phone = true
      else
        other = true
      end
    end
    app:text "complaint/institution/acceptDept"
    app:text "complaint/institution/process"
    app:integer "complaint/institution/@responseDays"
    if not phone then
      return fail {
        zh = "机构投诉渠道中没有电话",
        en = "the complaint channels include no telephone",
      }:at(app, "complaint/institution")
    end
    if not other then
      return fail {
        zh = "除电话外没有其他投诉渠道",
        en = "there is no complaint channel besides the telephone",
      }:at(app, "complaint/institution")
    end
    return pass()
  end,
}

rule {
  id = "SQ-06",
  title = {
    zh = "自律投诉渠道",
    en = "Self-regulatory complaint channel",
  },
  dimension = "service",
  phases = { "admission" },
  severity = "major",
  cites = { "jrt-0198", "pboc-tool" },
  rationale = {
    zh = "机构之外，用户还应能向自律组织投诉。",
    en = "Besides the institution, users can turn to the "
      .. "self-regulatory body.",
  },
  remedy = {
    zh = "写明自律组织名称及其投诉渠道。",
    en = "Name the self-regulatory body and its complaint channel.",
  },
  check = function(app)
    app:text "complaint/selfRegulatory/body"
    if not app:exists "complaint/selfRegulatory/channel" then
      return insufficient {
        zh = "未列出自律组织的投诉渠道",
        en = "no channel of the self-regulatory body is listed",
      }:at(app, "complaint/selfRegulatory/channel")
    end
    for _, channel in
      ipairs(app:all "complaint/selfRegulatory/channel") do
      channel:text "value"
    end
    for _, own in ipairs(app:all "complaint/institution/channel") do
      local value = own:text("value", "")
      for _, channel in
        ipairs(app:all "complaint/selfRegulatory/channel") do
        if channel:text "value" == value then
          return fail {
            zh = "自律投诉渠道与机构自己的渠道相同：{value}",
            en = "the self-regulatory channel is the "
              .. "institution's own: {value}",
            value = value,
          }:at(channel, "value")
        end
      end
    end
    return pass()
  end,
}

-- The first whole month of the test, since it went live, of which none of the
-- days speaks, as an insufficient outcome at the path; or nil. A month that is
-- left out must not do better than a month that is told.
local function month_left_out(app, days, path)
  local told = {}
  for _, day in ipairs(days) do
    told[day.year * 12 + day.month - 1] = true
  end
  local live = app:date "milestone[@type='live']/@date"
  local ends = app:date("milestone[@type='completion']/@date", app.as_of)
  if ends > app.as_of then
    ends = app.as_of
  end
  local first = live.year * 12 + live.month - 1
  if live.day > 1 then
    first = first + 1
  end
  for month = first, ends.year * 12 + ends.month - 2 do
    if not told[month] then
      return insufficient {
        zh = "缺少 {month} 的数据：自上线起应逐月提交",
        en = "nothing is told of {month}; every month since going "
          .. "live is asked for",
        month = ("%04d-%02d"):format(month // 12, month % 12 + 1),
      }:at(app, path)
    end
  end
  return nil
end

-- A month's figure that can be: a negative one would hide others.
local function implausible(node, path)
  if node:integer(path) >= 0 then
    return nil
  end
  return insufficient {
    zh = "件数或户数为负，请核对",
    en = "a count is negative; check it",
  }:at(node, path)
end

rule {
  id = "SQ-07",
  title = {
    zh = "投诉时限",
    en = "Complaints are answered in time",
  },
  dimension = "service",
  phases = { "admission", "operation" },
  severity = "major",
  cites = { "pboc-2020-5" },
  params = {
    reply_days = {
      type = "integer",
      unit = "days",
      default = 15,
      min = 1,
      max = 60,
    },
    in_time = {
      type = "percent",
      default = 9500,
      min = 1,
      max = 10000,
    },
  },
  rationale = {
    zh = "金融消费者的投诉应在规定期限内答复，承诺与实际都要做到。",
    en = "Complaints of financial consumers are answered within a set "
      .. "period, in promise and in fact.",
  },
  remedy = {
    zh = "缩短承诺的答复期；对超期投诉查明原因并整改。",
    en = "Shorten the promised period; find out why complaints are "
      .. "overdue and correct it.",
  },
  check = function(app, p)
    local days = app:integer "complaint/institution/@responseDays"
    if days < 1 or days > p.reply_days then
      return fail {
        zh = "承诺答复期 {days} 天，应在 1 至 {limit} 天之间",
        en = "replies are promised within {days} days; "
          .. "it must be between 1 and {limit}",
        days = days,
        limit = p.reply_days,
      }:at(app, "complaint/institution/@responseDays")
    end
    if app:text "@phase" ~= "operation" then
      return pass()
    end
    if not app:exists "operation/complaintSummary"
      and not app:exists "operation/complaintRecord" then
      return insufficient {
        zh = "运行记录中没有投诉记录或汇总",
        en = "the record has neither complaints nor their summary",
      }:at(app, "operation/complaintSummary")
    end
    local count, late, told_months = 0, 0, {}
    for i, month in ipairs(app:all "operation/complaintSummary") do
      local wrong = implausible(month, "@count")
        or implausible(month, "@overdue")
      if wrong then
        return wrong
      end
      told_months[i] = month:date "@month"
      count = count + month:integer "@count"
      late = late + month:integer "@overdue"
    end
    local told, told_late = 0, 0
    for _, record in ipairs(app:all "operation/complaintRecord") do
      local due = record:date "@due"
      -- What is open is closed tomorrow at the earliest, and counts once
      -- its day has passed.
      local closed = record:date("@closed", app.as_of + 1)
      if closed <= app.as_of or due < app.as_of then
        told = told + 1
        told_late = told_late + (closed > due and 1 or 0)
      end
    end
    -- The sums hold what is recorded one by one: where they say less,
    -- the records speak.
    late = math.max(late, told_late)
    count = math.max(count, told, late)
    local share = share_of(count - late, count)
    if share < p.in_time then
      return fail {
        zh = "{count} 件投诉中 {late} 件逾期，按期率 {share:percent}，"
          .. "低于 {limit:percent}",
        en = "{late} of {count} complaints were late: "
          .. "{share:percent} in time, less than "
          .. "{limit:percent}",
        count = count,
        late = late,
        share = share,
        limit = p.in_time,
      }:at(app, "operation")
    end
    return #told_months > 0 and month_left_out(app, told_months,
      "operation/complaintSummary/@month") or pass()
  end,
}

-- Months of the summary, oldest first, each with the customers of its volume.
local function months(app)
  local list = {}
  for _, node in ipairs(app:all "operation/complaintSummary") do
    list[#list + 1] = { node = node, month = node:date "@month" }
  end
  table.sort(list, function(a, b) return a.month < b.month end)
  local volumes = {}
  for _, volume in ipairs(app:all "operation/volume") do
    volumes[volume:text "@month"] = volume
  end
  return list, volumes
end

rule {
  id = "SQ-08",
  title = { zh = "投诉率", en = "Complaint rate" },
  dimension = "service",
  phases = { "operation", "exit" },
  severity = "major",
  cites = { "pboc-tool" },
  params = {
    max_rate = {
      type = "integer",
      unit = "complaints per 10,000 customers a month",
      default = 10,
      min = 0,
      max = 10000,
    },
    trend_months = {
      type = "integer",
      unit = "months",
      default = 3,
      min = 2,
      max = 12,
    },
  },
  rationale = {
    zh = "投诉率过高或持续上升，说明消费者权益未得到保护。",
    en = "A rate that is high or keeps rising shows that consumers are "
      .. "not protected.",
  },
  remedy = {
    zh = "分析投诉原因，改进服务，使投诉率回落到限值以内。",
    en = "Find the causes and improve the service until the rate is "
      .. "back within its limit.",
  },
  check = function(app, p)
    if not app:exists "operation/complaintSummary" then
      return insufficient {
        zh = "运行记录中没有按月的投诉汇总",
        en = "the record has no monthly summary of complaints",
      }:at(app, "operation/complaintSummary")
    end
    local list, volumes = months(app)
    local previous, rising, days = nil, 1, {}
    for i, entry in ipairs(list) do
      days[i] = entry.month
      local volume = volumes[tostring(entry.month)]
      if not volume then
        return insufficient {
          zh = "缺少 {month} 的业务量，无法计算投诉率",
          en = "the volume of {month} is missing, so its "
            .. "complaint rate cannot be computed",
          month = entry.month,
        }:at(app, "operation/volume/@month")
      end
      local wrong = implausible(entry.node, "@count")
        or implausible(volume, "@customers")
      if wrong then
        return wrong
      end
      local count = entry.node:integer "@count"
      local customers = volume:integer "@customers"
      local rate = count == 0 and 0 or share_of(count, customers)
      if rate > p.max_rate
        or rate == p.max_rate and customers > 0
        and count * 10000 % customers > 0 then
        return fail {
          zh = "{month} 投诉 {count} 件，客户 {customers} 户，"
            .. "超过每万户 {limit} 件",
          en = "{count} complaints of {customers} customers in "
            .. "{month}: more than {limit} per 10,000",
          month = entry.month,
          count = count,
          customers = customers,
          limit = p.max_rate,
        }:at(entry.node, "@count")
      end
      -- Compared crosswise: the rounded rates are too coarse.
      if previous and count * 1.0 * previous.customers
        > previous.count * 1.0 * customers then
        rising = rising + 1
      else
        rising = 1
      end
      previous = { count = count, customers = customers }
    end
    if rising >= p.trend_months and rising > 1 then
      return fail {
        zh = "最近 {months} 个月投诉率逐月上升",
        en = "over the last {months} months the complaint rate has "
          .. "risen from month to month",
        months = rising,
      }:at(list[#list].node, "@count")
    end
    return month_left_out(app, days, "operation/complaintSummary/@month")
      or pass()
  end,
}

rule {
  id = "SQ-09",
  title = {
    zh = "投诉支持后的补救",
    en = "Upheld complaints are remedied",
  },
  dimension = "service",
  phases = { "operation", "exit" },
  severity = "minor",
  cites = { "plan-2019" },
  rationale = {
    zh = "投诉成立的，应当办结并给予补救。",
    en = "A complaint that was upheld is closed with a remedy.",
  },
  remedy = {
    zh = "对成立的投诉逐件补救并办结。",
    en = "Remedy and close every complaint that was upheld.",
  },
  check = function(app)
    local function unremedied(month)
      local upheld = month:integer "@upheld"
      local remedied = month:integer "@upheldRemedied"
      return fail {
        zh = "{month} 成立投诉 {upheld} 件，已补救 {remedied} 件",
        en = "{upheld} complaints were upheld in {month}, "
          .. "{remedied} remedied",
        month = month:text("@month", "?"),
        upheld = upheld,
        remedied = remedied,
      }:at(month, "@upheldRemedied")
    end
    if app:exists "operation/complaintRecord" then
      for _, month in ipairs(app:all "operation/complaintSummary") do
        if month:exists "@upheld" and month:exists "@upheldRemedied"
          and month:integer "@upheldRemedied"
          < month:integer "@upheld" then
          return unremedied(month)
        end
      end
      return app:each("operation/complaintRecord", function(record)
        if record:date("@closed", app.as_of + 1) > app.as_of then
          -- Before its day an open one need not be decided.
          local due = record:date "@due"
          if due >= app.as_of or not record:bool "@upheld" then
            return not_applicable()
          end
          return fail {
            zh = "投诉“{id}”成立，期限 {due} 已过仍未办结",
            en = "complaint '{id}' was upheld, was due by {due} "
              .. "and is still open",
            id = record:text("@id", "?"),
            due = due,
          }:at(record, "@due")
        end
        if not record:bool "@upheld" then
          return not_applicable()
        end
        if record:exists "remedy" and record:text "remedy" then
          return pass()
        end
        return fail {
          zh = "投诉“{id}”成立，但没有补救措施",
          en = "complaint '{id}' was upheld without a remedy",
          id = record:text("@id", "?"),
        }:at(record, "remedy")
      end)
    end
    if not app:exists "operation/complaintSummary" then
      return insufficient {
        zh = "运行记录中没有投诉记录或汇总",
        en = "the record has neither complaints nor their summary",
      }:at(app, "operation/complaintRecord")
    end
    return app:each("operation/complaintSummary", function(month)
      local wrong = implausible(month, "@upheld")
        or implausible(month, "@upheldRemedied")
      if wrong then
        return wrong
      end
      if month:integer "@upheldRemedied"
        >= month:integer "@upheld" then
        return pass()
      end
      return unremedied(month)
    end)
  end,
}
