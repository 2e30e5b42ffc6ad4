-- Minimal collection: every personal item is there for a declared function.

rule {
  id = "DS-02",
  title = { zh = "最小必要", en = "Only what is necessary is collected" },
  dimension = "data-security",
  phases = { "admission" },
  severity = "major",
  kind = "both",
  cites = { "pipl#minimisation", "csl-inferred#minimisation" },
  guidance = {
    zh = "逐项对照数据清单与功能清单：少了这一项，所列功能是否就不能提供？"
      .. "有没有更粗的粒度、更短的期限、更少的人数就够用的？"
      .. "仅为画像、营销或“备用”而收集的，不属必要。",
    en = "Hold the inventory against the list of functions, item by item. "
      .. "Without this item, could the function not be provided? Would a "
      .. "coarser item, a shorter term or fewer persons do? What is "
      .. "collected only for profiles, marketing or 'in case' is not "
      .. "necessary.",
  },
  scale = {
    {
      at = 0,
      zh = "多项个人信息与所列功能无关",
      en = "several personal items have nothing to do with the functions",
    },
    {
      at = 40,
      zh = "有个别项目可有可无，或者粒度、期限明显超出需要",
      en = "one or another item could be done without, or is clearly more "
        .. "detailed or kept longer than needed",
    },
    {
      at = 60,
      zh = "各项均服务于所列功能，少数可再收窄",
      en = "every item serves a function; a few could be narrowed",
    },
    {
      at = 80,
      zh = "各项必要，粒度和期限与目的相称",
      en = "every item is necessary, its detail and term in proportion",
    },
    {
      at = 100,
      zh = "各项必要性均有论证，并已采用去标识化等办法减至最少",
      en = "the necessity of each is argued, and the data are reduced to "
        .. "the least, as by pseudonyms",
    },
  },
  rationale = {
    zh = "收集个人信息应限于实现处理目的的最小范围。",
    en = "Personal information is collected only to the least extent that "
      .. "the purpose needs.",
  },
  remedy = {
    zh = "为每项个人信息写明目的和所服务的功能；没有对应功能的不再收集。",
    en = "State the purpose of each personal item and the function that it "
      .. "serves; collect no item without one.",
  },
  -- Only where every item is said not to be personal is there nothing to ask.
  applies = function(app)
    local items = app:count "data/item"
    return items == 0
      or app:count "data/item[@personal='false']" < items
  end,
  check = function(app)
    if not app:exists "data/item" then
      return insufficient {
        zh = "未提交数据清单",
        en = "no data inventory was submitted",
      }:at(app, "data/item")
    end
    local features = {}
    for _, feature in ipairs(app:all "app/feature") do
      features[feature:text("@id", "")] = true
    end
    return app:each("data/item", function(item)
      if not item:bool "@personal" then
        return pass()
      end
      local name = item:text("name", item:text("@id", "?"))
      for _, serves in ipairs(item:all "serves") do
        local feature = serves:text "@feature"
        if not features[feature] then
          return fail {
            zh = "“{item}”所服务的功能“{feature}”不在功能清单之内",
            en = "'{item}' serves '{feature}', which is no function on "
              .. "the list",
            item = name,
            feature = feature,
          }:at(serves, "@feature")
        end
      end
      if not item:exists "serves" then
        return insufficient {
          zh = "未说明“{item}”服务于哪项功能",
          en = "which function '{item}' serves is not said",
          item = name,
        }:at(item, "serves")
      end
      item:text "purpose"
      return pass()
    end)
  end,
}
