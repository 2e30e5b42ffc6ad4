-- Protection of items: in transit, at rest, on the screen.

local function item_name(item)
  return item:text("name", item:text("@id", "?"))
end

local function each_item(app, fn)
  if not app:exists "data/item" then
    return insufficient {
      zh = "未提交数据清单",
      en = "no data inventory was submitted",
    }:at(app, "data/item")
  end
  return app:each("data/item", fn)
end

rule {
  id = "DS-05",
  title = { zh = "传输加密", en = "Encryption in transit" },
  dimension = "data-security",
  phases = { "admission" },
  severity = "critical",
  cites = { "jrt-0171#technical", "plan-2019" },
  rationale = {
    zh = "C2、C3 类信息应经加密通道传输；声明双向认证的，应当做到。",
    en = "C2 and C3 information travels encrypted, and with mutual "
      .. "authentication where that was declared.",
  },
  remedy = {
    zh = "启用加密通道，并按声明启用双向认证。",
    en = "Encrypt the channel, and authenticate both ends as declared.",
  },
  check = function(app)
    return each_item(app, function(item)
      local category = item:text "@category"
      if category ~= "c2" and category ~= "c3" then
        return not_applicable()
      end
      local transit = item:text "@transit"
      if transit == "none" then
        return not_applicable()
      end
      if transit == "plain" then
        return fail {
          zh = "{category} 类信息“{item}”明文传输",
          en = "the {category} item '{item}' travels in plain",
          category = category:upper(),
          item = item_name(item),
        }:at(item, "@transit")
      end
      if transit ~= "mutual" and app:bool "network/@mutualAuth" then
        return fail {
          zh = "声明采用双向认证，但“{item}”的传输没有双向认证",
          en = "mutual authentication is declared, but '{item}' "
            .. "travels without it",
          item = item_name(item),
        }:at(item, "@transit")
      end
      return pass()
    end)
  end,
}

rule {
  id = "DS-06",
  title = { zh = "存储加密", en = "Encryption at rest" },
  dimension = "data-security",
  phases = { "admission" },
  severity = "major",
  cites = { "pipl#security-measures", "plan-2019" },
  rationale = {
    zh = "C3 类信息和敏感个人信息应加密存储。",
    en = "C3 and sensitive personal information is encrypted at rest.",
  },
  remedy = {
    zh = "对相应数据项启用加密存储。",
    en = "Encrypt these items at rest.",
  },
  check = function(app)
    return each_item(app, function(item)
      local c3 = item:text "@category" == "c3"
      local sensitive = item:bool "@sensitive"
      if not c3 and not sensitive then
        return not_applicable()
      end
      if item:text("@storagePlace", "") == "none" then
        return not_applicable()
      end
      if item:bool "@encryptedAtRest" then
        return pass()
      end
      return fail {
        zh = "“{item}”未加密存储",
        en = "'{item}' is not encrypted at rest",
        item = item_name(item),
      }:at(item, "@encryptedAtRest")
    end)
  end,
}

rule {
  id = "DS-07",
  title = { zh = "展示屏蔽", en = "Masking where shown" },
  dimension = "data-security",
  phases = { "admission" },
  severity = "minor",
  cites = { "jrt-0171#masking" },
  rationale = {
    zh = "界面展示 C2、C3 类信息时应当屏蔽，防止旁人获知。",
    en = "C2 and C3 information is masked where shown, so that nobody "
      .. "else reads it.",
  },
  remedy = {
    zh = "对展示的数据项作屏蔽处理。",
    en = "Mask these items where they are shown.",
  },
  check = function(app)
    return each_item(app, function(item)
      local category = item:text "@category"
      if category ~= "c2" and category ~= "c3" then
        return not_applicable()
      end
      if not item:bool "@shown" then
        return not_applicable()
      end
      if item:bool "@masked" then
        return pass()
      end
      return fail {
        zh = "“{item}”展示时未屏蔽",
        en = "'{item}' is shown unmasked",
        item = item_name(item),
      }:at(item, "@masked")
    end)
  end,
}
