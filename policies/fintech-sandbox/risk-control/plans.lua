-- Plans for the bad day: leaving, and emergencies.

rule {
  id = "RC-05",
  title = {
    zh = "退出机制可执行",
    en = "The exit mechanism can be carried out",
  },
  dimension = "risk-control",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "jrt-0198", "csrc-pilot" },
  rationale = {
    zh = "退出要有触发条件、依次的步骤与用时、用户通知、数据处置和批准人，"
      .. "才能真正执行。",
    en = "Leaving takes triggers, ordered steps with their time, notice "
      .. "to users, disposal of data and someone who decides.",
  },
  remedy = {
    zh = "补齐退出机制的各项内容，步骤次序不得重复。",
    en = "Complete the mechanism; no two steps have the same order.",
  },
  check = function(app)
    if not app:exists "risk/exit" then
      return insufficient {
        zh = "未提交退出机制",
        en = "no exit mechanism was submitted",
      }:at(app, "risk/exit")
    end
    app:text "risk/exit/trigger"
    app:text "risk/exit/dataDisposal"
    app:text "risk/exit/approver"
    local notice = app:integer "risk/exit/@userNotice"
    if notice <= 0 then
      return fail {
        zh = "退出未提前通知用户",
        en = "users are not told before the exit",
      }:at(app, "risk/exit/@userNotice")
    end
    if not app:exists "risk/exit/step" then
      return insufficient {
        zh = "退出机制没有步骤",
        en = "the exit mechanism has no steps",
      }:at(app, "risk/exit/step")
    end
    local seen = {}
    for _, step in ipairs(app:all "risk/exit/step") do
      step:text "desc"
      local order = step:integer "@order"
      local days = step:integer "@days"
      if seen[order] then
        return fail {
          zh = "退出步骤的次序 {order} 重复",
          en = "two steps have the order {order}",
          order = order,
        }:at(step, "@order")
      end
      seen[order] = true
      if days < 0 then
        return fail {
          zh = "退出步骤 {order} 的用时为 {days} 天",
          en = "step {order} takes {days} days",
          order = order,
          days = days,
        }:at(step, "@days")
      end
    end
    return pass()
  end,
}

rule {
  id = "RC-06",
  title = { zh = "应急预案与演练", en = "Emergency plan and drill" },
  dimension = "risk-control",
  phases = { "admission", "operation" },
  severity = "critical",
  -- A veto at admission only: in operation a stale or failed drill costs
  -- points and stands in the profile's conditions, but is no failure.
  veto = true,
  cites = {
    "csl#emergency-plan", "network-data#emergency-plan", "pboc-tool",
  },
  params = {
    drill_days = {
      type = "integer",
      unit = "days",
      default = 365,
      min = 30,
      max = 1095,
    },
    late_share = {
      type = "percent",
      default = 3000,
      min = 1,
      max = 9999,
    },
  },
  rationale = {
    zh = "应急预案要有分级、流程和联系人；运行中每年演练，事到临头才用得上。",
    en = "The plan has levels, a process and people to call, and in "
      .. "operation it is practised every year.",
  },
  remedy = {
    zh = "补齐预案内容；按期演练，未达标的整改后重新演练。",
    en = "Complete the plan; hold drills in time and repeat those that "
      .. "fell short.",
  },
  check = function(app, p)
    if not app:exists "risk/emergency" then
      return insufficient {
        zh = "未提交应急预案",
        en = "no emergency plan was submitted",
      }:at(app, "risk/emergency")
    end
    app:text "risk/emergency/level"
    app:text "risk/emergency/process"
    app:text "risk/emergency/contact"
    if app:text "@phase" ~= "operation" then
      return pass()
    end
    local last
    for _, drill in ipairs(app:all "risk/emergency/drill") do
      local day = drill:date "@date"
      -- Of two on one day the one that failed counts.
      if day <= app.as_of and (not last or day > last.day
        or day == last.day and drill:text "@result" == "fail") then
        last = { day = day, node = drill }
      end
    end
    if not last then
      return insufficient {
        zh = "没有截至评价基准日的应急演练记录",
        en = "no emergency drill is on record by the assessment day",
      }:at(app, "risk/emergency/drill/@date")
    end
    if app.as_of - last.day > p.drill_days then
      return partial(p.late_share, {
        zh = "最近一次应急演练在 {day}，超过 {limit} 天",
        en = "the last emergency drill was on {day}, more than "
          .. "{limit} days ago",
        day = last.day,
        limit = p.drill_days,
      }):at(last.node, "@date")
    end
    if last.node:text "@result" == "fail" then
      return partial(p.late_share, {
        zh = "{day} 的应急演练未达标",
        en = "the emergency drill of {day} failed",
        day = last.day,
      }):at(last.node, "@result")
    end
    return pass()
  end,
}
