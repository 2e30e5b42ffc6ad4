-- In whose hands the core is: licences of what the system depends on.

rule {
  id = "IV-13",
  title = {
    zh = "知识产权与自主可控",
    en = "Intellectual property and control of one's own",
  },
  dimension = "innovation",
  phases = { "admission" },
  severity = "minor",
  kind = "both",
  cites = { "plan-2019" },
  guidance = {
    zh = "对照依赖清单和各单位职责：核心组件是否列全，许可是否允许现在的用途，"
      .. "供应中断时能否自行维护或替换，关键技术掌握在谁手中。",
    en = "Read the dependencies and the duties of the institutions. Is "
      .. "every critical component listed, does its licence allow the "
      .. "use, could it be maintained or replaced if supply ended, "
      .. "and who masters the key technology?",
  },
  scale = {
    {
      at = 0,
      zh = "核心受制于人，权属不清",
      en = "the core is in others' hands; rights are unclear",
    },
    {
      at = 40,
      zh = "许可齐备，但断供后难以为继",
      en = "licensed, but at a loss if supply ends",
    },
    {
      at = 60,
      zh = "权属清楚，主要核心组件可维护或可替换",
      en = "clear rights; most of the core can be maintained or "
        .. "replaced",
    },
    {
      at = 100,
      zh = "核心自主掌握，替换方案经过验证",
      en = "the core is mastered, and replacements were tried",
    },
  },
  rationale = {
    zh = "核心技术要能自主掌控：用了什么、凭什么用，都要说得清。",
    en = "The core has to be under one's own control: what is used, and "
      .. "by what right, is known.",
  },
  remedy = {
    zh = "列全核心依赖并写明许可；没有许可的，取得许可或替换。",
    en = "List every critical dependency with its licence; obtain what "
      .. "is not licensed, or replace it.",
  },
  check = function(app)
    if not app:exists "architecture/dependency" then
      return insufficient {
        zh = "未列出技术依赖",
        en = "no dependency is listed",
      }:at(app, "architecture/dependency")
    end
    return app:each("architecture/dependency", function(dependency)
      local name = dependency:text "name"
      local critical = dependency:bool "@critical"
      if not dependency:bool("@licensed", true) then
        return fail {
          zh = "“{name}”没有使用许可",
          en = "'{name}' is used without a licence",
          name = name,
        }:at(dependency, "@licensed")
      end
      if critical then
        dependency:bool "@licensed"
        dependency:text "licence"
      end
      return pass()
    end)
  end,
}
