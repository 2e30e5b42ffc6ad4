-- The legal assessment and whoever made it.

rule {
  id = "LC-09",
  title = {
    zh = "合法合规性评估有效",
    en = "The legal assessment is valid",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "jrt-0198", "pboc-tool" },
  rationale = {
    zh = "上线前须有结论为通过、上线时仍有效的合法合规性评估，"
      .. "且评估材料未被改动。",
    en = "Before going live there is a legal assessment that passed, is "
      .. "still valid on that day, and rests on unaltered material.",
  },
  remedy = {
    zh = "重新评估或延长有效期；附上评估材料，并按现有文件更新摘要值。",
    en = "Assess again or extend the validity; attach the material and "
      .. "record the digests of the files as they are.",
  },
  check = function(app)
    if not app:exists "legal" then
      return insufficient {
        zh = "未提交合法合规性评估",
        en = "no legal assessment was submitted",
      }:at(app, "legal")
    end
    local hashes = {}
    for _, attachment in ipairs(app:all "attachment") do
      hashes[attachment:text("@id", "")] = attachment
    end
    return app:each("legal", function(legal)
      local conclusion = legal:text "@conclusion"
      if conclusion == "conditional" then
        return fail {
          zh = "合法合规性评估结论为有条件通过，不是通过",
          en = "the legal assessment passed with conditions only",
        }:at(legal, "@conclusion")
      elseif conclusion ~= "pass" then
        return fail {
          zh = "合法合规性评估结论为不通过",
          en = "the legal assessment did not pass",
        }:at(legal, "@conclusion")
      end
      local live = app:date "app/@plannedLive"
      local valid_to = legal:date "@validTo"
      if valid_to < live then
        return fail {
          zh = "评估有效期至 {valid_to}，早于拟上线日 {live}",
          en = "the assessment is valid until {valid_to}, "
            .. "before the planned live date {live}",
          valid_to = valid_to,
          live = live,
        }:at(legal, "@validTo")
      end
      local made = legal:date "@date"
      if made > app.as_of then
        return fail {
          zh = "评估日期 {made} 晚于评价基准日 {as_of}",
          en = "the assessment is dated {made}, "
            .. "after the assessment day {as_of}",
          made = made,
          as_of = app.as_of,
        }:at(legal, "@date")
      end
      if not legal:exists "material" then
        return insufficient {
          zh = "未附合法合规性评估材料",
          en = "no material of the legal assessment is attached",
        }:at(legal, "material")
      end
      for _, material in ipairs(legal:all "material") do
        local ref = material:text "@attRef"
        local attachment = hashes[ref]
        if not attachment then
          return insufficient {
            zh = "评估材料引用的附件“{ref}”不存在",
            en = "the material refers to attachment "
              .. "'{ref}', which does not exist",
            ref = ref,
          }:at(material, "@attRef")
        end
        attachment:text "@hash"
      end
      local altered = measure "evidence.altered"
      if altered > 0 then
        return fail {
          zh = "有 {count} 个附件与申报的摘要值或大小不符，"
            .. "评估材料不可信",
          en = "attachments that differ from their declared digest "
            .. "or size: {count}; the material cannot be relied on",
          count = altered,
        }:at(legal, "material")
      end
      local lost = measure "evidence.missing"
      if lost > 0 then
        return insufficient {
          zh = "有 {count} 个附件缺失，无法核对评估材料",
          en = "attachments that are missing: {count}; the material "
            .. "cannot be checked",
          count = lost,
        }:at(legal, "material")
      end
      return pass()
    end)
  end,
}

rule {
  id = "LC-10",
  title = {
    zh = "评估机构独立",
    en = "The assessor is independent",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "major",
  cites = { "pboc-tool" },
  rationale = {
    zh = "外部评估机构不得是申请机构或其供应商，否则等于自己评自己。",
    en = "An external assessor that applies or supplies would be "
      .. "assessing itself.",
  },
  remedy = {
    zh = "更换与申请机构、供应商无关的评估机构。",
    en = "Have it assessed by a body that neither applies nor supplies.",
  },
  check = function(app)
    if not app:exists "legal" then
      return insufficient {
        zh = "未提交合法合规性评估",
        en = "no legal assessment was submitted",
      }:at(app, "legal")
    end
    local applicants, vendors = {}, {}
    for _, org in ipairs(app:all "org") do
      applicants[org:text("uscc", "")] = true
    end
    for _, vendor in ipairs(app:all "vendor") do
      vendors[vendor:text("uscc", "")] = true
    end
    local external = app:exists "legal[@assessor='external']"
    return app:each("legal", function(legal)
      local is_internal = legal:text "@assessor" == "internal"
      -- Beside an external assessment an internal one is welcome.
      if is_internal and not external then
        return fail {
          zh = "合法合规性评估由机构内部作出，没有外部评估",
          en = "the legal assessment is internal; there is no "
            .. "external one",
        }:at(legal, "@assessor")
      end
      if not is_internal then
        local uscc = legal:text "assessorUscc"
        if applicants[uscc] then
          return fail {
            zh = "评估机构 {uscc} 同时是申请机构",
            en = "the assessor {uscc} is also an applicant",
            uscc = uscc,
          }:at(legal, "assessorUscc")
        end
        if vendors[uscc] then
          return fail {
            zh = "评估机构 {uscc} 同时是供应商",
            en = "the assessor {uscc} is also a vendor",
            uscc = uscc,
          }:at(legal, "assessorUscc")
        end
        -- One without a code might be the assessor.
        for _, path in ipairs { "org", "vendor" } do
          for _, party in ipairs(app:all(path)) do
            party:text "uscc"
          end
        end
      end
      return pass()
    end)
  end,
}
