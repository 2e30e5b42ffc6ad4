-- The data inventory: levels, and what payment data may never undergo.

local function item_name(item)
  return item:text("name", item:text("@id", "?"))
end

local function no_inventory(app)
  return insufficient {
    zh = "未提交数据清单",
    en = "no data inventory was submitted",
  }:at(app, "data/item")
end

rule {
  id = "DS-01",
  title = {
    zh = "数据清单与分级",
    en = "The inventory states category and level",
  },
  dimension = "data-security",
  phases = { "admission" },
  severity = "major",
  cites = { "dsl#classification", "jrt-0197" },
  params = {
    floor_c3 = {
      type = "integer",
      unit = "level",
      default = 4,
      min = 1,
      max = 5,
    },
    floor_c2 = {
      type = "integer",
      unit = "level",
      default = 3,
      min = 1,
      max = 5,
    },
  },
  rationale = {
    zh = "数据先要分类分级，才谈得上相应的保护；级别不得低于类别的下限。",
    en = "Protection starts with categories and levels, and a level is "
      .. "not below the floor of its category.",
  },
  remedy = {
    zh = "为每个数据项补充类别与级别；级别偏低的重新定级。",
    en = "Give every item a category and a level; raise what is too low.",
  },
  check = function(app, p)
    if not app:exists "data/item" then
      return no_inventory(app)
    end
    return app:each("data/item", function(item)
      local category = item:text "@category"
      local level = item:integer "@level"
      local floor = 1
      if category == "c3" then
        floor = p.floor_c3
      elseif category == "c2" then
        floor = p.floor_c2
      end
      if level >= floor then
        return pass()
      end
      return fail {
        zh = "“{item}”属 {category} 类，定为 {level} 级，"
          .. "不应低于 {floor} 级",
        en = "'{item}' is {category} at level {level}; the floor "
          .. "is {floor}",
        item = item_name(item),
        category = category:upper(),
        level = level,
        floor = floor,
      }:at(item, "@level")
    end)
  end,
}

-- What the dossier calls the party with a code.
local function called(app, code)
  for _, org in ipairs(app:all "org") do
    if org:text("uscc", "") == code then
      return org:text("nameZh", code)
    end
  end
  for _, vendor in ipairs(app:all "vendor") do
    if vendor:text("uscc", "") == code then
      return vendor:text("name", code)
    end
  end
  return code
end

-- Whether items get on in a way that is not said of them one by one.
local function gets_about(app)
  return app:exists "vendor/@dataForm" or app:exists "vendor/@client"
    or app:exists "data/item/storedIn"
end

-- The first flow of each item that leads to somebody else, by the item's id.
-- Results of privacy computing are not the item.
local function flows_onward(app)
  local flows = {}
  for _, flow in ipairs(app:all "data/flow") do
    local item, form = flow:text("@item", ""), flow:text("@form", "raw")
    local from, to = flow:text("@from", ""), flow:text("@to", "")
    if item ~= "" and not flows[item] and from ~= "" and to ~= ""
      and from ~= to and form ~= "intermediate" and form ~= "result" then
      flows[item] = flow
    end
  end
  return flows
end

rule {
  id = "DS-03",
  title = { zh = "C3 类信息不共享", en = "C3 information is never shared" },
  dimension = "data-security",
  phases = { "admission", "operation" },
  severity = "critical",
  veto = true,
  cites = { "jrt-0171" },
  rationale = {
    zh = "账户密码、生物特征等 C3 类信息原则上不得对外提供或委托处理。",
    en = "Passwords, biometrics and other C3 information are not "
      .. "provided to others, nor entrusted to them.",
  },
  remedy = {
    zh = "停止对外提供和委托处理 C3 类信息，改由本机构直接处理。",
    en = "Stop sharing and entrusting C3 items; handle them in house.",
  },
  check = function(app)
    if not app:exists "data/item" then
      return no_inventory(app)
    end
    local onward = flows_onward(app)
    local held, handed = 0, 0
    for _, item in ipairs(app:all "data/item[@category='c3']") do
      held = held + 1
      if item:exists "sharedWith" or item:exists "entrustedTo"
        or onward[item:text("@id", "")] then
        handed = handed + 1
      end
    end
    -- What is not said of an item itself: it gets on through vendors, stores
    -- of others, several hands.
    local elsewhere = 0
    if held > 0 and handed == 0 and gets_about(app) then
      elsewhere = measure "data-flow.c3_shared"
    end
    return app:each("data/item", function(item)
      if item:text "@category" ~= "c3" then
        return not_applicable()
      end
      if item:exists "sharedWith" then
        return fail {
          zh = "C3 类信息“{item}”对外提供给{receiver}",
          en = "the C3 item '{item}' is provided to {receiver}",
          item = item_name(item),
          receiver = item:text("sharedWith/name", "?"),
        }:at(item, "sharedWith")
      end
      if item:exists "entrustedTo" then
        return fail {
          zh = "C3 类信息“{item}”委托{receiver}处理",
          en = "the C3 item '{item}' is entrusted to {receiver}",
          item = item_name(item),
          receiver = item:text("entrustedTo/name", "?"),
        }:at(item, "entrustedTo")
      end
      local flow = onward[item:text("@id", "")]
      if flow then
        return fail {
          zh = "C3 类信息“{item}”由{from}流转到{to}",
          en = "the C3 item '{item}' goes from {from} to {to}",
          item = item_name(item),
          from = called(app, flow:text "@from"),
          to = called(app, flow:text "@to"),
        }:at(flow)
      end
      if elsewhere > 0 then
        local found = elsewhere
        elsewhere = 0 -- it is said once
        return fail {
          zh = "有 {n} 项 C3 类信息经供应商、他方系统等到达其他机构"
            .. "（路径见度量 data-flow.c3_shared）",
          en = "C3 items that reach other organisations through vendors "
            .. "or stores: {n} (the way is beside the measure "
            .. "data-flow.c3_shared)",
          n = found,
        }:at(app, "data")
      end
      return pass()
    end)
  end,
}

local PAYMENT_SECRET = {
  ["card-track"] = true,
  ["cvn"] = true,
  ["pin"] = true,
}

rule {
  id = "DS-04",
  title = {
    zh = "不留存他行支付敏感信息",
    en = "Other issuers' card secrets are not kept",
  },
  dimension = "data-security",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "jrt-0171" },
  rationale = {
    zh = "不得留存非本机构的银行卡磁道、卡片验证码、密码等支付敏感信息。",
    en = "Track data, verification numbers and PINs of other issuers' "
      .. "cards are never kept.",
  },
  remedy = {
    zh = "清除已留存的支付敏感信息，存储地改为不留存。",
    en = "Erase what is kept and store nothing of the kind.",
  },
  check = function(app)
    if not app:exists "data/item" then
      return no_inventory(app)
    end
    return app:each("data/item", function(item)
      if not PAYMENT_SECRET[item:text "@kind"] then
        return not_applicable()
      end
      if not item:bool "@otherIssuer" then
        return not_applicable()
      end
      if item:text "@storagePlace" == "none" then
        return pass()
      end
      return fail {
        zh = "留存了他行支付敏感信息“{item}”",
        en = "'{item}' of other issuers is kept",
        item = item_name(item),
      }:at(item, "@storagePlace")
    end)
  end,
}
