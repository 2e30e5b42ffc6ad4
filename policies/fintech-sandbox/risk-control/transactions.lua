-- Security of transactions: replays, and authentication by amount.

local ANY_AMOUNT = math.maxinteger

-- The tiers from the smallest amount up; the one for any amount is last.
local function tiers_of(app)
  local tiers = {}
  for i, node in ipairs(app:all "risk/transactionSecurity/tier") do
    tiers[i] = {
      node = node,
      factors = node:integer "@factors",
      upto = node:money("@upTo", ANY_AMOUNT),
    }
  end
  table.sort(tiers, function(a, b) return a.upto < b.upto end)
  return tiers
end

rule {
  id = "RC-09",
  title = {
    zh = "交易安全措施",
    en = "Transactions are secured",
  },
  dimension = "risk-control",
  phases = { "admission" },
  severity = "major",
  kind = "both",
  cites = { "jrt-0199#transactions", "plan-2019" },
  params = {
    high_value = {
      type = "money",
      unit = "fen",
      default = 5000000,
      min = 0,
      max = 100000000000000,
    },
    high_factors = {
      type = "integer",
      unit = "factors",
      default = 2,
      min = 2,
      max = 5,
    },
  },
  guidance = {
    zh = "看交易全程的安全措施：认证强度与金额、场景是否相称，"
      .. "要素是否相互独立，防重放、防篡改、抗抵赖是否落到实处，异常交易能否及时拦截。"
      .. "参数 high_value 为大额的界限（超过者为大额），"
      .. "high_factors 为大额交易至少的认证要素个数。",
    en = "Look at transactions from end to end: does authentication suit "
      .. "amount and situation, are its factors independent, are "
      .. "replay, tampering and denial prevented in fact, is what is "
      .. "abnormal stopped in time? The parameter high_value is the "
      .. "amount above which a transaction is of high value, "
      .. "high_factors the factors it takes at least.",
  },
  scale = {
    {
      at = 0,
      zh = "措施缺失，交易可被冒用或重放",
      en = "measures are missing; dealings can be forged or replayed",
    },
    {
      at = 40,
      zh = "有基本措施，强度与金额不相称",
      en = "basic measures that do not suit the amounts",
    },
    {
      at = 60,
      zh = "强度与金额相称，主要威胁有应对",
      en = "suits the amounts; the main threats are met",
    },
    {
      at = 100,
      zh = "全程防护，要素独立，经过攻防检验",
      en = "protected throughout, independent factors, attacked in "
        .. "tests",
    },
  },
  rationale = {
    zh = "金额越大，认证越要强；交易不能被重放。",
    en = "The larger the amount, the stronger the authentication; and no "
      .. "transaction can be replayed.",
  },
  remedy = {
    zh = "落实防重放；按金额分级认证并覆盖单笔限额，大额交易采用多因素认证。",
    en = "Prevent replays; grade authentication by amount up to the limit "
      .. "of a transaction, with several factors for high value.",
  },
  check = function(app, p)
    if not app:bool "risk/transactionSecurity/@antiReplay" then
      return fail {
        zh = "交易没有防重放措施",
        en = "transactions can be replayed",
      }:at(app, "risk/transactionSecurity/@antiReplay")
    end
    local tiers = tiers_of(app)
    if #tiers == 0 then
      return insufficient {
        zh = "未写明按金额分级的身份认证",
        en = "authentication by amount is not stated",
      }:at(app, "risk/transactionSecurity/tier/@factors")
    end
    for i = 2, #tiers do
      local lower, tier = tiers[i - 1], tiers[i]
      if lower.upto == tier.upto then
        return insufficient {
          zh = "有两级认证的金额上限相同，请核对",
          en = "two tiers of authentication end at the same amount; "
            .. "check it",
        }:at(tier.node)
      end
      if tier.factors < lower.factors then
        return fail {
          zh = "金额更大的一级只用 {factors} 个认证要素，"
            .. "少于前一级的 {lower} 个",
          en = "a tier of larger amounts takes {factors} factors, fewer "
            .. "than the {lower} of the one below",
          factors = tier.factors,
          lower = lower.factors,
        }:at(tier.node, "@factors")
      end
    end
    local last = tiers[#tiers]
    local limit
    if last.upto ~= ANY_AMOUNT
      or app:exists "app/expectedScale/@transactionLimit" then
      limit = app:money "app/expectedScale/@transactionLimit"
      if app:text("app/expectedScale/@currency", "CNY") ~= "CNY" then
        return insufficient {
          zh = "单笔限额不是人民币，无法与认证分级比较",
          en = "the limit of a transaction is not in yuan and cannot be "
            .. "held against the tiers",
        }:at(app, "app/expectedScale/@currency")
      end
    end
    if limit and last.upto < limit then
      return fail {
        zh = "认证分级只到 {upto:yuan} 元，单笔限额为 {limit:yuan} 元",
        en = "authentication is graded up to {upto:yuan} yuan; a "
          .. "transaction may be {limit:yuan}",
        upto = last.upto,
        limit = limit,
      }:at(last.node, "@upTo")
    end
    if limit and limit <= p.high_value then
      return pass()
    end
    for _, tier in ipairs(tiers) do
      if tier.upto > p.high_value
        and tier.factors < p.high_factors then
        return fail {
          zh = "超过 {high:yuan} 元的交易只用 {factors} 个认证要素，"
            .. "至少应为 {least} 个",
          en = "transactions above {high:yuan} yuan take {factors} "
            .. "factors; at least {least} are asked",
          high = p.high_value,
          factors = tier.factors,
          least = p.high_factors,
        }:at(tier.node, "@factors")
      end
    end
    if not app:bool "network/@mfa" then
      return fail {
        zh = "有超过 {high:yuan} 元的交易，却未采用多因素认证",
        en = "transactions can exceed {high:yuan} yuan without "
          .. "authentication by several factors",
        high = p.high_value,
      }:at(app, "network/@mfa")
    end
    return pass()
  end,
}
