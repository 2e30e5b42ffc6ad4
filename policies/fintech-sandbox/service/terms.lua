-- Standard terms that are unfair to consumers.

-- Words by which terms shift what the law lays on the operator, or take
-- what it gives to consumers. A hit proves nothing: the panel reads it.
local WORDS = {
  "最终解释权", "解释权归", "概不负责", "概不退", "不承担任何责任",
  "不负任何责任", "一切责任由", "一切损失由", "一切后果由",
  "单方变更", "单方解除", "单方修改", "随时变更", "随时修改", "随时调整",
  "无需通知", "无须通知", "不另行通知", "不再另行通知",
  "视为同意", "视为接受", "视为放弃", "自愿放弃", "不得提出异议",
  "不得投诉", "不得起诉", "不得要求赔偿", "强制交易",
  "sole discretion", "without notice", "final interpretation",
  "no liability", "not liable", "deemed to have accepted",
  "deemed consent", "waives", "at any time change",
}

local function word_in(text)
  local lower = text:lower()
  for _, word in ipairs(WORDS) do
    if lower:find(word, nil, true) then
      return word
    end
  end
  return nil
end

rule {
  id = "SQ-03",
  title = {
    zh = "无不公平格式条款",
    en = "No unfair standard terms",
  },
  dimension = "service",
  phases = { "admission" },
  severity = "major",
  kind = "both",
  cites = { "consumer#standard-terms" },
  guidance = {
    zh = "通读协议条款，判断有无排除或限制消费者权利、减轻或免除经营者责任、"
      .. "加重消费者责任等不公平、不合理的规定，有无借技术手段强制交易。"
      .. "关键词筛查的结果只作提示：命中的逐条说明是否成立，"
      .. "未命中的不等于没有。60 分及以上视为未见不公平条款。",
    en = "Read the terms. Does any exclude or limit consumers' rights, "
      .. "lighten the operator's liability, add to the consumer's, or "
      .. "force a deal by technical means? The word screen is a hint: "
      .. "say of each hit whether it holds, and no hit does not mean "
      .. "none. 60 and more counts as no unfair term found.",
  },
  scale = {
    {
      at = 0,
      zh = "有明显不公平、应属无效的条款",
      en = "plainly unfair terms that would be void",
    },
    {
      at = 40,
      zh = "有不合理加重用户责任的条款",
      en = "terms that burden users without reason",
    },
    {
      at = 60,
      zh = "未见不公平条款，个别表述可以更清楚",
      en = "none unfair; some wording could be clearer",
    },
    {
      at = 100,
      zh = "条款公平，权责对等，表述清楚",
      en = "fair, balanced and clear throughout",
    },
  },
  rationale = {
    zh = "格式条款不得排除消费者权利、免除经营者责任或加重消费者责任，"
      .. "否则其内容无效。",
    en = "Standard terms may not exclude consumers' rights, free the "
      .. "operator from liability or burden the consumer; such "
      .. "contents are void.",
  },
  remedy = {
    zh = "删除或改写不公平的条款，重新提交协议。",
    en = "Delete or rewrite the unfair terms and submit the agreement "
      .. "again.",
  },
  check = function(app)
    if not app:exists "service/agreement/clause" then
      return insufficient {
        zh = "未列出服务协议书条款",
        en = "no clause of the service agreement is listed",
      }:at(app, "service/agreement/clause")
    end
    return app:each("service/agreement/clause", function(clause)
      local word = word_in(clause:text ".")
      if not word then
        return pass()
      end
      -- The panel alone can clear it or not: a failed pre-check would
      -- not wait for the panel.
      return pass {
        zh = "条款含有“{word}”，请评审组判断是否不公平",
        en = "the clause says '{word}'; the panel judges whether it is "
          .. "unfair",
        word = word,
      }:at(clause)
    end)
  end,
}
