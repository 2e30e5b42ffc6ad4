-- How users reach the service: channels, hours and people to turn to.

rule {
  id = "SQ-01",
  title = {
    zh = "服务渠道与时间声明",
    en = "Channels and hours are declared",
  },
  dimension = "service",
  phases = { "admission" },
  severity = "minor",
  cites = { "jrt-0198" },
  rationale = {
    zh = "用户须事先知道从哪里、在什么时间获得服务。",
    en = "Users must know beforehand where and when they are served.",
  },
  remedy = {
    zh = "列出全部服务渠道；服务时间写作“24x7”或形如“08:30-17:30”。",
    en = "List every channel; write the hours as '24x7' or like "
      .. "'08:30-17:30'.",
  },
  check = function(app)
    if not app:exists "service/channel" then
      return insufficient {
        zh = "未列出服务渠道",
        en = "no service channel is listed",
      }:at(app, "service/channel")
    end
    for _, channel in ipairs(app:all "service/channel") do
      channel:text "name"
    end
    local hours = app:text "service/hours"
    -- Full-width forms and the multiplication sign are common here.
    local plain = hours:lower():gsub("：", ":"):gsub("×", "x")
      :gsub("－", "-"):gsub("—", "-"):gsub("–", "-")
      :gsub("至", "-"):gsub("到", "-"):gsub("~", "-")
      :gsub("%s+", "")
    if plain:find "7%*?x?%*?24" or plain:find "24[x%*]7"
      or plain:find "24小时" then
      return pass()
    end
    local valid = false
    for h1, m1, h2, m2 in
      plain:gmatch "(%d%d?):(%d%d)%-(%d%d?):(%d%d)" do
      if tonumber(h1) > 24 or tonumber(h2) > 24
        or tonumber(m1) > 59 or tonumber(m2) > 59 then
        valid = false
        break
      end
      valid = true
    end
    if valid then
      return pass()
    end
    return fail {
      zh = "服务时间“{hours}”无法识别",
      en = "the service hours '{hours}' cannot be read",
      hours = hours,
    }:at(app, "service/hours")
  end,
}

rule {
  id = "SQ-11",
  title = {
    zh = "人工与适老渠道",
    en = "Human fallback and access for the elderly",
  },
  dimension = "service",
  phases = { "admission", "operation" },
  severity = "minor",
  cites = { "pipl#automated-decision" },
  rationale = {
    zh = "个人用户有权拒绝仅由自动化方式作出的决定；"
      .. "老年人等群体须能得到人工帮助。",
    en = "Individuals may refuse decisions made by machine alone, and "
      .. "elderly users need a person to help them.",
  },
  remedy = {
    zh = "为个人用户保留人工服务，并说明适老化和无障碍安排。",
    en = "Keep a human service for individuals and describe what is "
      .. "done for elderly and disabled users.",
  },
  check = function(app)
    if not app:exists "service/user" then
      return insufficient {
        zh = "未列出服务用户，无法判断是否面向个人",
        en = "no user group is listed, so it is unknown whether "
          .. "individuals are served",
      }:at(app, "service/user")
    end
    if not app:exists "service/user[@kind='personal']" then
      for _, user in ipairs(app:all "service/user") do
        user:text "@kind"
      end
      return not_applicable()
    end
    if not app:bool "service/@humanFallback" then
      return fail {
        zh = "服务面向个人，但未提供人工渠道",
        en = "individuals are served without a human channel",
      }:at(app, "service/@humanFallback")
    end
    app:text "service/accessibility"
    return pass()
  end,
}
