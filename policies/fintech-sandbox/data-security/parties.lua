-- Data in other hands: processors, receivers abroad, stores.

local function item_name(item)
  return item:text("name", item:text("@id", "?"))
end

local function each_personal(app, fn)
  if not app:exists "data/item" then
    return insufficient {
      zh = "未提交数据清单",
      en = "no data inventory was submitted",
    }:at(app, "data/item")
  end
  return app:each("data/item", function(item)
    if item:bool "@personal" then
      return fn(item)
    end
    return not_applicable()
  end)
end

-- The ids of the attachments: a reference to none of them proves nothing.
local function attached(app)
  local ids = {}
  for _, attachment in ipairs(app:all "attachment") do
    ids[attachment:text("@id", "")] = true
  end
  return ids
end

local function dangling(node, path)
  return insufficient {
    zh = "引用的附件“{ref}”不存在",
    en = "it refers to attachment '{ref}', which does not exist",
    ref = node:text(path),
  }:at(node, path)
end

local MATTERS = {
  { topic = "purpose", zh = "目的", en = "the purpose" },
  { topic = "term", zh = "期限", en = "the term" },
  { topic = "manner", zh = "方式", en = "the manner" },
  { topic = "kinds", zh = "信息种类", en = "the kinds of information" },
  { topic = "measures", zh = "保护措施", en = "the measures" },
}

rule {
  id = "DS-10",
  title = { zh = "委托处理合同", en = "Contracts of entrustment" },
  dimension = "data-security",
  phases = { "admission" },
  severity = "major",
  cites = { "pipl#entrustment", "network-data#entrustment" },
  params = {
    kept_years = {
      type = "integer",
      unit = "years",
      default = 3,
      min = 3,
      max = 30,
    },
  },
  rationale = {
    zh = "委托处理应有约定目的、期限、方式、种类和保护措施的合同，"
      .. "并监督受托方。",
    en = "Entrusting takes a contract on purpose, term, manner, kinds "
      .. "and measures, and supervision of the processor.",
  },
  remedy = {
    zh = "补签或补充合同约定，留存监督记录不少于三年。",
    en = "Complete the contract; keep records of supervision for at "
      .. "least three years.",
  },
  check = function(app, p)
    local ids = attached(app)
    return each_personal(app, function(item)
      return item:each("entrustedTo", function(processor)
        local name = processor:text "name"
        if not ids[processor:text "@contractRef"] then
          return dangling(processor, "@contractRef")
        end
        if not processor:exists "covers" then
          return insufficient {
            zh = "未列出与{name}的合同约定事项",
            en = "what the contract with {name} settles is "
              .. "not listed",
            name = name,
          }:at(processor, "covers")
        end
        local covered = {}
        for _, covers in ipairs(processor:all "covers") do
          covered[covers:text "@topic"] = true
        end
        for _, matter in ipairs(MATTERS) do
          if not covered[matter.topic] then
            return fail {
              zh = "“{item}”委托{name}处理，"
                .. "合同未约定{zh_matter}",
              en = "'{item}' is entrusted to {name}; the "
                .. "contract does not settle {en_matter}",
              item = item_name(item),
              name = name,
              zh_matter = matter.zh,
              en_matter = matter.en,
            }:at(processor)
          end
        end
        if not ids[processor:text "@supervision"] then
          return dangling(processor, "@supervision")
        end
        local years = processor:integer "@keptYears"
        if years >= p.kept_years then
          return pass()
        end
        return fail {
          zh = "委托{name}处理的记录保存 {years} 年，"
            .. "不足 {limit} 年",
          en = "the records on {name} are kept for {years} "
            .. "years; at least {limit} are asked",
          name = name,
          years = years,
          limit = p.kept_years,
        }:at(processor, "@keptYears")
      end)
    end)
  end,
}

rule {
  id = "DS-13",
  title = { zh = "出境路径", en = "The route of export" },
  dimension = "data-security",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = {
    "pipl#export-route", "pipl#export-consent", "pipl#localisation",
    "network-data#export",
  },
  rationale = {
    zh = "个人信息出境应有安全评估、认证、标准合同或法定豁免之一，"
      .. "并告知且取得单独同意。",
    en = "Personal information leaves the country by assessment, "
      .. "certification, standard contract or legal exemption, with "
      .. "notice and separate consent.",
  },
  remedy = {
    zh = "完成出境路径手续，补办告知和单独同意；此前停止出境。",
    en = "Complete a route, give notice and obtain consent; export "
      .. "nothing before.",
  },
  check = function(app)
    return each_personal(app, function(item)
      -- What is stored abroad has left the country, whatever is said.
      if not item:bool "@crossBorder"
        and item:text("@storagePlace", "") ~= "overseas" then
        return not_applicable()
      end
      item:text "@exportRoute"
      if not item:bool "@exportConsent" then
        return fail {
          zh = "“{item}”出境未取得单独同意",
          en = "'{item}' is exported without separate consent",
          item = item_name(item),
        }:at(item, "@exportConsent")
      end
      if not item:bool "@exportNotice" then
        return fail {
          zh = "“{item}”出境未告知境外接收方等事项",
          en = "'{item}' is exported without notice of the "
            .. "receiver abroad",
          item = item_name(item),
        }:at(item, "@exportNotice")
      end
      return pass()
    end)
  end,
}

rule {
  id = "DS-14",
  title = { zh = "境内存储", en = "Storage in the country" },
  dimension = "data-security",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "pipl#localisation", "csl-inferred#localisation" },
  params = {
    persons = {
      type = "integer",
      unit = "persons",
      default = 1000000,
      min = 1,
      max = 1400000000,
    },
  },
  rationale = {
    zh = "关键信息基础设施运营者和处理量达到规定的处理者，"
      .. "应将个人信息存储在境内。",
    en = "Operators of critical infrastructure and handlers above the "
      .. "threshold keep personal information in the country.",
  },
  remedy = {
    zh = "将个人信息迁回境内存储。",
    en = "Move the personal information to stores in the country.",
  },
  check = function(app, p)
    return each_personal(app, function(item)
      if item:text "@storagePlace" ~= "overseas" then
        return pass()
      end
      -- Only now does it matter who the handler is.
      local bound = app:exists "org[@ciio='true']"
      if not bound then
        bound = app:integer "data/@persons" >= p.persons
      end
      if not bound then
        -- Each has to say it, and there has to be one that can.
        app:bool "org/@ciio"
        for _, org in ipairs(app:all "org") do
          org:bool "@ciio"
        end
        return pass()
      end
      return fail {
        zh = "“{item}”存储在境外，而处理者须在境内存储",
        en = "'{item}' is kept abroad, but its handler must keep "
          .. "it in the country",
        item = item_name(item),
      }:at(item, "@storagePlace")
    end)
  end,
}
