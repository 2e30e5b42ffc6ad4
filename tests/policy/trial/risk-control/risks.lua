-- Elements can be there and blank; exists does not see that.
local function says(node, path)
  for _, one in ipairs(node:all(path)) do
    if one:text(".", "") ~= "" then
      return true
    end
  end
  return false
end

rule {
  id        = "TRIAL-02",
  title     = {
    zh = "风险点逐项列明，有防范措施和责任人",
    en = "Risks are listed, each with a measure, the high ones with somebody who answers",
  },
  dimension = "risk-control",
  phases    = { "admission" },
  severity  = "major",
  cites     = { "trial-measures#risks" },
  params    = {
    owner_from = { type = "integer", unit = "points", default = 12, min = 1, max = 25 },
  },
  rationale = {
    zh = "没有措施的风险点等于没有防范；高风险须有人负责。",
    en = "A risk without a measure is not controlled; a high one needs somebody who answers for it.",
  },
  remedy    = {
    zh = "为每一风险点写明防范措施；高风险的指定责任人。",
    en = "Write a measure for every risk, and name who answers for the high ones.",
  },
  check     = function(app, p)
    app:one "risk"
    if not app:exists "risk/item" then
      return insufficient {
        zh = "没有列明风险点",
        en = "no risks are listed",
      }:at(app, "risk/item")
    end
    return app:each("risk/item", function(item)
      if not says(item, "measure") then
        return fail {
          zh = "风险点没有防范措施",
          en = "the risk has no measure",
        }:at(item, "measure")
      end
      local points = item:integer "@likelihood" * item:integer "@impact"
      if points >= p.owner_from and not says(item, "owner") then
        return fail {
          zh = "可能性与影响的乘积为 {points}，达到 {limit}，却没有责任人",
          en = "likelihood times impact is {points}, from {limit} on somebody has to answer for it",
          points = points,
          limit = p.owner_from,
        }:at(item, "owner")
      end
      return pass()
    end)
  end,
}
