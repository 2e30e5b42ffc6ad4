-- The course of a test: its steps, changes, pledges and audit.

-- The ids of the attachments: a reference to none of them proves nothing.
local function attached(app)
  local ids = {}
  for _, attachment in ipairs(app:all "attachment") do
    ids[attachment:text("@id", "")] = true
  end
  return ids
end

local function dangling(node, path, ref)
  return insufficient {
    zh = "引用的附件“{ref}”不存在",
    en = "it refers to attachment '{ref}', which does not exist",
    ref = ref,
  }:at(node, path)
end

rule {
  id = "LC-28",
  title = { zh = "实质变更已报告", en = "Material changes were declared" },
  dimension = "legality",
  phases = { "operation" },
  severity = "critical",
  veto = true,
  cites = { "plan-2019", "pboc-tool" },
  rationale = {
    zh = "运行中的应用须与声明书一致；实质变更应在上线之前报告。",
    en = "What runs is what was declared; a material change is declared "
      .. "before it goes live.",
  },
  remedy = {
    zh = "暂停未报告的变更并补充报告；完善变更管理。",
    en = "Suspend the undeclared change, declare it, and improve change "
      .. "management.",
  },
  check = function(app)
    if not app:exists "operation" then
      return insufficient {
        zh = "未提交运行记录",
        en = "no operation record was submitted",
      }:at(app, "operation")
    end
    if not app:exists "operation/change" then
      if app:text "operation/@changes" == "none" then
        return not_applicable {
          zh = "运行记录声明没有变更",
          en = "the record states that no change was made",
        }:at(app, "operation/@changes")
      end
      return insufficient {
        zh = "声明已列出变更，但记录中没有",
        en = "changes are said to be listed, but none is",
      }:at(app, "operation/change")
    end
    return app:each("operation/change", function(change)
      if change:text "@kind" ~= "material" then
        return not_applicable()
      end
      local live = change:date "@date"
      if not change:bool "@declared" then
        return fail {
          zh = "{live} 上线的实质变更未报告",
          en = "a material change went live on {live} "
            .. "undeclared",
          live = live,
        }:at(change, "@declared")
      end
      local declared = change:date "@declaredOn"
      if declared < live then
        return pass()
      end
      return fail {
        zh = "实质变更在 {declared} 才报告，不早于上线日 {live}",
        en = "a material change was declared on {declared}, not "
          .. "before it went live on {live}",
        declared = declared,
        live = live,
      }:at(change, "@declaredOn")
    end)
  end,
}

rule {
  id = "LC-29",
  title = { zh = "承诺履行", en = "Commitments are fulfilled" },
  dimension = "legality",
  phases = { "exit" },
  severity = "critical",
  veto = true,
  kind = "both",
  cites = { "pboc-tool", "jrt-0198" },
  params = {
    max_partly = {
      type = "percent",
      default = 1000,
      min = 0,
      max = 10000,
    },
  },
  guidance = {
    zh = "逐条对照声明书的承诺与所附证据，判断是否严格履行；"
      .. "自称已履行而证据不能支持的，按未履行评分。",
    en = "Hold each promise against its evidence. One that is called "
      .. "fulfilled without support is scored as broken.",
  },
  scale = {
    { at = 0, zh = "有承诺未履行", en = "a promise was broken" },
    {
      at = 40,
      zh = "多项承诺仅部分履行，或证据薄弱",
      en = "several promises kept in part only, or weak evidence",
    },
    {
      at = 60,
      zh = "承诺基本履行，个别证据尚可补强",
      en = "promises kept on the whole; some evidence could be better",
    },
    {
      at = 100,
      zh = "全部严格履行，证据充分",
      en = "all strictly kept, with ample evidence",
    },
  },
  rationale = {
    zh = "退出评价的核心问题是声明书的承诺是否得到严格履行。",
    en = "The central question at exit is whether the declaration's "
      .. "promises were strictly kept.",
  },
  remedy = {
    zh = "补充履行证据；未履行的承诺须说明原因并补救。",
    en = "Supply the evidence; explain and make good what was not kept.",
  },
  check = function(app, p)
    if not app:exists "pledge/commitment" then
      return insufficient {
        zh = "声明书中没有列出承诺",
        en = "the declaration lists no commitment",
      }:at(app, "pledge/commitment")
    end
    local results = {}
    for _, result in ipairs(app:all "exitAnnex/commitmentResult") do
      local fulfilled = result:text("@fulfilled", "")
      -- A broken promise is one whatever else is said of it.
      if fulfilled == "no" then
        return fail {
          zh = "承诺“{id}”未履行",
          en = "commitment '{id}' was not kept",
          id = result:text("@commitment", "?"),
        }:at(result, "@fulfilled")
      end
      -- Of several results for one commitment the worst counts.
      local id = result:text("@commitment", "")
      if fulfilled == "partly" then
        results[id] = result
      end
      results[id] = results[id] or result
    end
    local total, partly = app:count "pledge/commitment", 0
    for _, commitment in ipairs(app:all "pledge/commitment") do
      local result = results[commitment:text("@id", "")]
      if result and result:text("@fulfilled", "") == "partly" then
        partly = partly + 1
      end
    end
    local ids = attached(app)
    return app:each("pledge/commitment", function(commitment)
      local id = commitment:text "@id"
      local result = results[id]
      if not result then
        return insufficient {
          zh = "承诺“{id}”没有履行情况",
          en = "nothing is said of commitment '{id}'",
          id = id,
        }:at(app, "exitAnnex/commitmentResult/@fulfilled")
      end
      if result:text "@fulfilled" == "partly"
        and partly * 10000 > p.max_partly * total then
        return fail {
          zh = "承诺“{id}”仅部分履行；{total} 项承诺中部分履行的"
            .. "有 {partly} 项，超过 {limit:percent}",
          en = "commitment '{id}' was kept in part only, as were "
            .. "{partly} of {total}: more than "
            .. "{limit:percent}",
          id = id,
          partly = partly,
          total = total,
          limit = p.max_partly,
        }:at(result, "@fulfilled")
      end
      if not result:exists "evidence" then
        return insufficient {
          zh = "承诺“{id}”没有履行证据",
          en = "commitment '{id}' has no evidence",
          id = id,
        }:at(result, "evidence")
      end
      for _, evidence in ipairs(result:all "evidence") do
        local ref = evidence:text "@attRef"
        if not ids[ref] then
          return dangling(evidence, "@attRef", ref)
        end
      end
      return pass()
    end)
  end,
}

rule {
  id = "LC-30",
  title = { zh = "审计意见", en = "Clean audit opinion" },
  dimension = "legality",
  phases = { "exit" },
  severity = "critical",
  veto = true,
  cites = { "pboc-tool" },
  rationale = {
    zh = "测试结束须经审计；保留事项要全部解决，才能认定测试可信。",
    en = "The end of a test is audited; every qualification is settled "
      .. "before the test can be relied on.",
  },
  remedy = {
    zh = "解决审计保留事项并附证据，必要时重新审计。",
    en = "Settle the qualifications with evidence; audit again if need "
      .. "be.",
  },
  check = function(app)
    local opinion = app:text "exitAnnex/auditReport/@opinion"
    if opinion == "adverse" then
      return fail {
        zh = "审计意见为否定意见",
        en = "the audit opinion is adverse",
      }:at(app, "exitAnnex/auditReport/@opinion")
    elseif opinion == "disclaimer" then
      return fail {
        zh = "审计机构无法表示意见",
        en = "the auditor disclaims an opinion",
      }:at(app, "exitAnnex/auditReport/@opinion")
    end
    -- To be relied on, an opinion says who gave it, and when.
    local function relied_on()
      app:date "exitAnnex/auditReport/@date"
      app:text "exitAnnex/auditReport/org"
      return pass()
    end
    if opinion == "unqualified" then
      return relied_on()
    end
    if not app:exists "exitAnnex/auditReport/qualification" then
      return insufficient {
        zh = "审计意见为保留意见，但未列出保留事项",
        en = "the opinion is qualified, but no qualification is "
          .. "listed",
      }:at(app, "exitAnnex/auditReport/qualification")
    end
    local ids = attached(app)
    return app:each("exitAnnex/auditReport/qualification",
      function(matter)
        if not matter:exists "@closed" then
          return fail {
            zh = "有审计保留事项尚未解决",
            en = "a qualification is not settled",
          }:at(matter)
        end
        local closed = matter:date "@closed"
        if closed > app.as_of then
          return fail {
            zh = "审计保留事项的解决日期 {closed} "
              .. "晚于评价基准日",
            en = "a qualification is to be settled on "
              .. "{closed}, after the assessment day",
            closed = closed,
          }:at(matter, "@closed")
        end
        local ref = matter:text "@evidence"
        if not ids[ref] then
          return dangling(matter, "@evidence", ref)
        end
        return relied_on()
      end)
  end,
}

rule {
  id = "LC-32",
  title = { zh = "程序完整", en = "The procedure is complete" },
  dimension = "legality",
  phases = { "admission", "exit" },
  severity = "major",
  cites = { "pboc-tool", "jrt-0198" },
  params = {
    min_publicity = {
      type = "integer",
      unit = "days",
      default = 7,
      min = 1,
      max = 90,
    },
    min_online = {
      type = "integer",
      unit = "days",
      default = 180,
      min = 1,
      max = 1095,
    },
  },
  rationale = {
    zh = "公示、登记、上线应依次进行；测试须运行足够长的时间，结论才有依据。",
    en = "Publicity, registration and going live follow one another, "
      .. "and a test runs long enough to be judged.",
  },
  remedy = {
    zh = "补齐缺少的环节和日期；运行时间不足的，期满后再申请结束。",
    en = "Supply the missing steps and dates; where the test was too "
      .. "short, apply again when it is due.",
  },
  check = function(app, p)
    local from = app:date "milestone[@type='publicity-start']/@date"
    local to = app:date "milestone[@type='publicity-end']/@date"
    if to - from < p.min_publicity then
      return fail {
        zh = "公示自 {from} 至 {to}，不足 {limit} 天",
        en = "publicity ran from {from} to {to}, less than "
          .. "{limit} days",
        from = from,
        to = to,
        limit = p.min_publicity,
      }:at(app, "milestone[@type='publicity-end']/@date")
    end
    if to > app.as_of then
      return insufficient {
        zh = "公示至 {to} 结束，在评价基准日尚未完成",
        en = "publicity ends on {to}: it is not over on the "
          .. "assessment day",
        to = to,
      }:at(app, "milestone[@type='publicity-end']/@date")
    end
    local exiting = app:text "@phase" == "exit"
    local registered, live
    local place = "milestone[@type='live']/@date"
    if exiting or app:exists "milestone[@type='registration']" then
      registered = app:date "milestone[@type='registration']/@date"
      if registered < to then
        return fail {
          zh = "登记日 {registered} 早于公示结束日 {to}",
          en = "it was registered on {registered}, before "
            .. "publicity ended on {to}",
          registered = registered,
          to = to,
        }:at(app, "milestone[@type='registration']/@date")
      end
    end
    if exiting or app:exists "milestone[@type='live']" then
      live = app:date "milestone[@type='live']/@date"
    else
      place = "app/@plannedLive"
      live = app:date(place)
    end
    if live < (registered or to) then
      return fail {
        zh = "上线日 {live} 早于登记或公示结束日 {before}",
        en = "it goes live on {live}, before registration or the "
          .. "end of publicity on {before}",
        live = live,
        before = registered or to,
      }:at(app, place)
    end
    if not exiting then
      return pass()
    end
    local ended = app.as_of
    if app:exists "milestone[@type='completion']" then
      ended = app:date "milestone[@type='completion']/@date"
    end
    -- Days that have not come yet do not count.
    if ended > app.as_of then
      ended = app.as_of
    end
    if ended - live > p.min_online then
      return pass()
    end
    return fail {
      zh = "自 {live} 上线至 {ended} 仅 {days} 天，应超过 {limit} 天",
      en = "it was online for {days} days, from {live} to {ended}; "
        .. "more than {limit} are asked",
      live = live,
      ended = ended,
      days = ended - live,
      limit = p.min_online,
    }:at(app, "milestone[@type='live']/@date")
  end,
}
