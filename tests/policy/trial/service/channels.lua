-- Channels: a human one, and one that suits the elderly.
rule {
  id        = "TRIAL-01",
  title     = {
    zh = "个人客户有人工服务渠道，人数较多时有适老服务",
    en = "Persons have a human channel and, where many, a service for the elderly",
  },
  dimension = "service",
  phases    = { "admission" },
  severity  = "major",
  cites     = { "trial-measures#channels" },
  params    = {
    elderly_above = {
      type = "integer", unit = "customers", default = 50000, min = 0, max = 1000000000,
    },
  },
  rationale = {
    zh = "不会使用线上渠道的个人客户也应当能够得到服务。",
    en = "Individual customers who cannot use an online channel are to be served too.",
  },
  remedy    = {
    zh = "开通人工服务渠道；个人客户超过上限的，写明适合老年人使用的服务方式。",
    en = "Open a human channel; above the number, say which way of service suits the elderly.",
  },
  -- Not applicable only if every group of users says that it is not of persons.
  applies   = function(app)
    local groups = app:count "service/user"
    return groups == 0
      or app:exists "service/user[@kind='personal']"
      or app:count "service/user/@kind" < groups
  end,
  check     = function(app, p)
    app:text "service/user/@kind"
    if not app:bool "service/@humanFallback" then
      return fail {
        zh = "没有人工服务渠道",
        en = "there is no human channel",
      }:at(app, "service/@humanFallback")
    end
    local persons = 0
    for _, user in ipairs(app:all "service/user") do
      if user:text "@kind" == "personal" then
        persons = persons + user:integer "@cap"
      end
    end
    if persons > p.elderly_above and app:text("service/accessibility", "") == "" then
      return fail {
        zh = "预期个人客户 {persons} 户，超过 {limit} 户，却没有适老服务方式",
        en = "{persons} persons are expected, above {limit}, but no service suits the elderly",
        persons = persons,
        limit = p.elderly_above,
      }:at(app, "service/accessibility")
    end
    return pass()
  end,
}
