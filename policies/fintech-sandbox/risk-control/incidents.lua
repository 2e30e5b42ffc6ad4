-- Incidents: reported, closed, compensated, and what they did to the market.

local function operation_missing(app)
  return insufficient {
    zh = "未提交运行记录",
    en = "no operation record was submitted",
  }:at(app, "operation")
end

-- Without a record there is nothing to judge; with a record and without
-- incidents only its own statement tells "none happened" from "not said".
local function no_incidents(app)
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

-- Something else in the record that refers to an incident which is not
-- listed, as an insufficient outcome, or nil: somebody left one out.
local function left_out(app)
  local ids = {}
  for _, path in ipairs { "operation/incident", "operation/change" } do
    for _, node in ipairs(app:all(path)) do
      ids[node:text("@id", "")] = true
    end
  end
  for _, path in ipairs {
    "operation/rectification/@incident",
    "operation/metricSeries/point/@explainedBy",
  } do
    for _, reference in ipairs(app:all(path)) do
      local id = reference:text "."
      if not ids[id] then
        return insufficient {
          zh = "运行记录引用了事件“{id}”，却未列出该事件",
          en = "the record refers to incident '{id}', which it "
            .. "does not list",
          id = id,
        }:at(reference)
      end
    end
  end
  return nil
end

-- fn(incident, good): what does not fail goes through good(), where the first
-- one gives way to an incident that was left out.
local function each_incident(app, fn)
  if not app:exists "operation" then
    return operation_missing(app)
  end
  local lost = left_out(app)
  if not app:exists "operation/incident" then
    return lost or no_incidents(app)
  end
  local function good(outcome)
    local first = lost
    lost = nil
    return first or outcome
  end
  return app:each("operation/incident", function(incident)
    return fn(incident, good)
  end)
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

-- Whether the loss was made good, or there was none: true, or a fail or
-- insufficient outcome that says what is lacking.
local function made_good(app, incident)
  local id = incident:text("@id", "?")
  local loss = incident:money "@loss"
  if loss == 0 then
    return true
  elseif loss < 0 then
    return insufficient {
      zh = "事件“{id}”的损失为负，请核对",
      en = "the loss of incident '{id}' is negative; check it",
      id = id,
    }:at(incident, "@loss")
  end
  local paid = incident:money "@compensated"
  local due
  if incident:exists "@compensationDue" then
    due = incident:date "@compensationDue"
  else
    due = incident:date "@detected"
      + app:integer "risk/compensation/@deadlineDays"
  end
  if paid < loss then
    if due >= app.as_of and app:text "@phase" == "operation" then
      return insufficient {
        zh = "事件“{id}”损失 {loss:yuan} 元，已赔付 {paid:yuan} 元，"
          .. "赔付期限 {due} 未到，尚无结论",
        en = "incident '{id}' cost {loss:yuan} yuan, {paid:yuan} "
          .. "are paid; it is open until {due}",
        id = id,
        loss = loss,
        paid = paid,
        due = due,
      }:at(incident, "@compensated")
    end
    return fail {
      zh = "事件“{id}”损失 {loss:yuan} 元，仅赔付 {paid:yuan} 元",
      en = "incident '{id}' cost {loss:yuan} yuan; only {paid:yuan} "
        .. "were paid",
      id = id,
      loss = loss,
      paid = paid,
    }:at(incident, "@compensated")
  end
  local on = incident:date "@compensatedOn"
  -- What is overdue stays so, whenever it is to be paid.
  if on > app.as_of and due >= app.as_of then
    return insufficient {
      zh = "事件“{id}”的赔付日期 {on} 晚于评价基准日，尚无结论",
      en = "incident '{id}' is to be compensated on {on}, after the "
        .. "assessment day",
      id = id,
      on = on,
    }:at(incident, "@compensatedOn")
  end
  if on > due then
    return fail {
      zh = "事件“{id}”在 {on} 才赔付，晚于期限 {due}",
      en = "incident '{id}' was compensated on {on}, after {due}",
      id = id,
      on = on,
      due = due,
    }:at(incident, "@compensatedOn")
  end
  return true
end

rule {
  id = "RC-12",
  title = {
    zh = "重大事件及时报送",
    en = "Major incidents are reported in time",
  },
  dimension = "risk-control",
  phases = { "operation" },
  severity = "critical",
  veto = true,
  cites = { "jrt-0198", "dsl#incident" },
  params = {
    hours = {
      type = "integer",
      unit = "hours",
      default = 24,
      min = 1,
      max = 168,
    },
  },
  rationale = {
    zh = "高级别事件应在发现后尽快报送，便于联防联控。",
    en = "An incident of high level is reported soon after it was "
      .. "detected, so that others can act.",
  },
  remedy = {
    zh = "补报事件，改进报送流程。",
    en = "Report the incident and improve the procedure.",
  },
  check = function(app, p)
    return each_incident(app, function(incident, good)
      local level = incident:text "@level"
      if level ~= "high" and level ~= "critical" then
        return good(not_applicable())
      end
      local detected = seconds(incident, "@detected")
      local reported = seconds(incident, "@reported")
      if reported < detected then
        return insufficient {
          zh = "事件“{id}”的报送时间早于发现时间，请核对",
          en = "incident '{id}' was reported before it was "
            .. "detected; check it",
          id = incident:text("@id", "?"),
        }:at(incident, "@reported")
      end
      if reported - detected <= p.hours * 3600 then
        return good(pass())
      end
      return fail {
        zh = "事件“{id}”发现 {hours} 小时后才报送，上限 {limit} 小时",
        en = "incident '{id}' was reported {hours} hours after it "
          .. "was detected; the limit is {limit}",
        id = incident:text("@id", "?"),
        -- Rounded up: a minute over the limit shows as more.
        hours = (reported - detected + 3599) // 3600,
        limit = p.hours,
      }:at(incident, "@reported")
    end)
  end,
}

rule {
  id = "RC-13",
  title = { zh = "事件闭环", en = "Incidents are closed" },
  dimension = "risk-control",
  phases = { "operation" },
  severity = "major",
  cites = { "csrc-pilot" },
  rationale = {
    zh = "事件要查明根本原因，在期限内关闭，整改也要按期完成。",
    en = "The root cause is found, the incident closed by its due day, "
      .. "and so is its rectification.",
  },
  remedy = {
    zh = "查明原因，关闭超期事件，完成超期整改。",
    en = "Find the cause; close what is overdue.",
  },
  check = function(app)
    if not app:exists "operation" then
      return operation_missing(app)
    end
    -- Orders are held to their day whatever they follow from.
    local undated
    for _, order in ipairs(app:all "operation/rectification") do
      if not order:exists "@due" then
        undated = undated or order
      elseif order:date("@closed", app.as_of) > order:date "@due" then
        return fail {
          zh = "整改事项“{id}”未在期限 {due} 之前完成",
          en = "rectification '{id}' was not complete by {due}",
          id = order:text("@id", "?"),
          due = order:date "@due",
        }:at(order, "@due")
      end
    end
    if undated and not app:exists "operation/incident" then
      undated:date "@due"
    end
    return each_incident(app, function(incident, good)
      local function settled(outcome)
        if undated then
          undated:date "@due"
        end
        return good(outcome)
      end
      local id = incident:text("@id", "?")
      local due = incident:date "@due"
      -- What is to be closed later is open today.
      local open = not incident:exists "@closed"
        or incident:date "@closed" > app.as_of
      if open and due >= app.as_of then
        return settled(not_applicable())
      end
      if open then
        return fail {
          zh = "事件“{id}”期限 {due} 已过，仍未关闭",
          en = "incident '{id}' was due by {due} and is still open",
          id = id,
          due = due,
        }:at(incident, "@due")
      end
      local closed = incident:date "@closed"
      if closed > due then
        return fail {
          zh = "事件“{id}”在 {closed} 关闭，晚于期限 {due}",
          en = "incident '{id}' was closed on {closed}, after {due}",
          id = id,
          closed = closed,
          due = due,
        }:at(incident, "@closed")
      end
      incident:text "rootCause"
      return settled(pass())
    end)
  end,
}

rule {
  id = "RC-14",
  title = { zh = "资金损失与赔付", en = "Loss and compensation" },
  dimension = "risk-control",
  phases = { "operation", "exit" },
  severity = "critical",
  veto = true,
  cites = { "csrc-pilot" },
  rationale = {
    zh = "用户没有资金损失，或者损失已在期限内足额赔付。",
    en = "Users lost nothing, or were compensated in full and in time.",
  },
  remedy = {
    zh = "立即足额赔付，并说明延误原因。",
    en = "Compensate in full at once and explain the delay.",
  },
  check = function(app)
    return each_incident(app, function(incident, good)
      local paid = made_good(app, incident)
      if paid == true then
        return good(pass())
      end
      return paid
    end)
  end,
}

rule {
  id = "RC-15",
  title = { zh = "市场平稳", en = "The market was not disturbed" },
  dimension = "risk-control",
  phases = { "operation", "exit" },
  severity = "critical",
  veto = true,
  cites = { "csrc-pilot" },
  rationale = {
    zh = "测试不得影响市场平稳运行。",
    en = "A test must not disturb the market.",
  },
  remedy = {
    zh = "立即停止造成影响的业务，配合处置并报告。",
    en = "Stop what causes the disturbance, support its handling, and "
      .. "report.",
  },
  check = function(app)
    return each_incident(app, function(incident, good)
      if not incident:bool "@marketImpact" then
        return good(pass())
      end
      return fail {
        zh = "事件“{id}”影响了市场平稳运行",
        en = "incident '{id}' disturbed the market",
        id = incident:text("@id", "?"),
      }:at(incident, "@marketImpact")
    end)
  end,
}

rule {
  id = "RC-16",
  title = {
    zh = "容错适用判定（供参考）",
    en = "Tolerance finding (informational)",
  },
  dimension = "risk-control",
  phases = { "operation", "exit" },
  severity = "minor",
  weight = 0,
  cites = { "csrc-pilot" },
  rationale = {
    zh = "没有实际损失或已合理补偿，且未影响市场平稳运行的，"
      .. "可依容错机制从轻、减轻或免于处罚；"
      .. "是否适用由主管部门决定。",
    en = "Where nobody lost, or was reasonably compensated, and the "
      .. "market was not disturbed, lenient treatment is possible. "
      .. "The authority decides.",
  },
  remedy = {
    zh = "不满足条件的，足额补偿后可重新判定；影响市场平稳的不适用容错。",
    en = "Compensate in full to be considered again; whoever disturbed "
      .. "the market is not eligible.",
  },
  check = function(app)
    return each_incident(app, function(incident, good)
      local id = incident:text("@id", "?")
      if incident:bool "@marketImpact" then
        return fail {
          zh = "事件“{id}”影响市场平稳运行，不符合容错条件",
          en = "incident '{id}' disturbed the market: not "
            .. "eligible for lenient treatment",
          id = id,
        }:at(incident, "@marketImpact")
      end
      local paid = made_good(app, incident)
      if paid ~= true then
        return paid
      end
      return good(pass {
        zh = "事件“{id}”符合容错条件，可从轻处理",
        en = "incident '{id}' is eligible for lenient treatment",
        id = id,
      }:at(incident))
    end)
  end,
}
