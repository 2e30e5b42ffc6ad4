-- Joint controllers: who decides together agrees on who answers for what.

rule {
  id = "DS-11",
  title = { zh = "共同处理约定", en = "Joint controllers have an agreement" },
  dimension = "data-security",
  phases = { "admission" },
  severity = "minor",
  cites = { "pipl#joint-handling" },
  rationale = {
    zh = "两个以上的个人信息处理者共同决定处理目的和方式的，"
      .. "应当约定各自的权利和义务。",
    en = "Two or more who decide together on the purpose and means of "
      .. "processing personal information agree on the rights and duties "
      .. "of each.",
  },
  remedy = {
    zh = "各处理者签订共同处理约定，写明各自的权利义务，并作为附件提交。",
    en = "Have the controllers sign an agreement on the rights and duties "
      .. "of each, and attach it.",
  },
  check = function(app)
    if not app:exists "org" then
      return insufficient {
        zh = "未列出参与机构",
        en = "the institutions that take part are not listed",
      }:at(app, "org")
    end
    local controllers = app:count "org[@controller='true']"
    if controllers < 2 then
      -- One that does not say may be the second.
      for _, org in ipairs(app:all "org") do
        org:bool "@controller"
      end
      return not_applicable {
        zh = "个人信息处理者有 {n} 个，无须共同处理约定",
        en = "there are {n} controllers: no agreement is needed",
        n = controllers,
      }
    end
    if app:exists "data/jointControl/@agreed"
      and not app:bool "data/jointControl/@agreed" then
      return fail {
        zh = "{n} 个机构共同处理个人信息，没有约定各自的权利和义务",
        en = "{n} institutions decide on the processing together without "
          .. "an agreement on the rights and duties of each",
        n = controllers,
      }:at(app, "data/jointControl/@agreed")
    end
    local ref = app:text "data/jointControl/@attRef"
    for _, attachment in ipairs(app:all "attachment") do
      if attachment:text("@id", "") == ref then
        app:text "data/jointControl/desc"
        return pass()
      end
    end
    return insufficient {
      zh = "引用的附件“{ref}”不存在",
      en = "it refers to attachment '{ref}', which does not exist",
      ref = ref,
    }:at(app, "data/jointControl/@attRef")
  end,
}
