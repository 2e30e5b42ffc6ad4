-- Drift: what really ran against what was declared.

local KINDS = {
  ["personal"] = { zh = "个人", en = "persons" },
  ["small-business"] = { zh = "小微企业", en = "small businesses" },
  ["enterprise"] = { zh = "企业", en = "enterprises" },
  ["institution"] = { zh = "机构", en = "institutions" },
}

-- A name without its white space: line breaks of a form do not count.
local function bare(name)
  return (name:gsub("%s+", ""):gsub("\u{3000}", ""))
end

local function names_nothing(app, zh, en, path)
  return insufficient {
    zh = "未列出{zh_what}",
    en = "{en_what} are not listed",
    zh_what = zh,
    en_what = en,
  }:at(app, path)
end

rule {
  id = "SQ-19",
  title = {
    zh = "声明与实际服务一致",
    en = "Channels and users are as declared",
  },
  dimension = "service",
  phases = { "operation", "exit" },
  severity = "major",
  cites = { "pboc-tool" },
  rationale = {
    zh = "测试以声明书为界：声明以外的渠道和用户没有经过评估和公示，"
      .. "不得提供服务。",
    en = "A test keeps to its declaration: channels and users beyond it "
      .. "were neither assessed nor published, and are not served.",
  },
  remedy = {
    zh = "停止声明以外的渠道和用户的服务，或者先办理变更；"
      .. "未列的实际渠道和用户如实补列，"
      .. "并声明有无声明以外的情形。",
    en = "Stop what goes beyond the declaration, or have the change "
      .. "approved first; list the channels and users that there really "
      .. "were, and state whether any was undeclared.",
  },
  check = function(app)
    if not app:exists "service/channel" then
      return names_nothing(app, "声明的服务渠道",
        "the declared channels", "service/channel")
    end
    if not app:exists "service/user" then
      return names_nothing(app, "声明的服务用户",
        "the declared groups of users", "service/user")
    end
    local channels, users = {}, {}
    for _, channel in ipairs(app:all "service/channel") do
      channels[bare(channel:text "name")] = true
    end
    for _, user in ipairs(app:all "service/user") do
      users[user:text "@kind"] = true
    end
    -- In the order of the document: channels stand before users.
    local drift = {}
    for _, use in ipairs(app:all "operation/channelUse") do
      local name = use:text("name", "")
      if name ~= "" and not channels[bare(name)] then
        drift[#drift + 1] = { node = use, outcome = fail {
          zh = "实际使用的渠道“{name}”不在声明的服务渠道之内",
          en = "the channel '{name}' was used but is not among those "
            .. "declared",
          name = name,
        }:at(use, "name") }
      end
    end
    for _, use in ipairs(app:all "operation/userUse") do
      local kind = use:text("@kind", "")
      if kind ~= "" and not users[kind] then
        drift[#drift + 1] = { node = use, outcome = fail {
          zh = "实际服务的用户含{zh_kind}，不在声明的服务用户之内",
          en = "{en_kind} were served but are not among the users "
            .. "declared",
          zh_kind = KINDS[kind].zh,
          en_kind = KINDS[kind].en,
        }:at(use, "@kind") }
      end
    end
    if #drift > 0 then
      local next_one = 1
      return app:each("operation/*", function(node)
        local found = drift[next_one]
        if not found or found.node ~= node then
          return pass()
        end
        next_one = next_one + 1
        return found.outcome
      end)
    end
    -- That nothing else ran has to be said, and what ran has to be listed.
    if app:text "operation/@undeclaredUse" == "listed" then
      return insufficient {
        zh = "声明已列出声明以外的渠道和用户，但记录中没有",
        en = "undeclared channels and users are said to be listed, but "
          .. "none is",
      }:at(app, "operation/@undeclaredUse")
    end
    if not app:exists "operation/channelUse" then
      return names_nothing(app, "实际使用的渠道",
        "the channels that were really used", "operation/channelUse")
    end
    if not app:exists "operation/userUse" then
      return names_nothing(app, "实际服务的用户",
        "the users who were really served", "operation/userUse")
    end
    for _, use in ipairs(app:all "operation/channelUse") do
      use:text "name"
    end
    for _, use in ipairs(app:all "operation/userUse") do
      use:text "@kind"
    end
    return pass()
  end,
}
