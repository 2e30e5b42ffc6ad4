-- Coaching: for whom it is, and what it is not for.

rule {
  id = "CO-01",
  title = {
    zh = "辅导对象为科技企业",
    en = "Coaching is for technology firms",
  },
  dimension = "legality",
  phases = { "admission" },
  severity = "critical",
  veto = true,
  cites = { "csrc-coaching" },
  rationale = {
    zh = "辅导面向尚无合作机构的科技企业；持牌机构可直接申报试点。",
    en = "Coaching is for technology firms that have no partner yet; "
      .. "a licensed body can apply for the pilot itself.",
  },
  remedy = {
    zh = "由科技企业牵头申报；已有持牌机构参与的，改为申报试点。",
    en = "Let the technology firm lead; with a licensed partner apply "
      .. "for the pilot instead.",
  },
  check = function(app)
    if not app:exists "org[@role='lead']" then
      return insufficient {
        zh = "未列出牵头申报单位",
        en = "no lead applicant is listed",
      }:at(app, "org")
    end
    return app:each("org[@role='lead']", function(org)
      if org:text "@kind" == "tech-company" then
        return pass()
      end
      return fail {
        zh = "牵头单位“{name}”不是科技企业",
        en = "the lead applicant '{name}' is no technology firm",
        name = org:text("nameZh", org:text("uscc", "?")),
      }:at(org, "@kind")
    end)
  end,
}

rule {
  id = "CO-02",
  title = {
    zh = "辅导期间不开展实际业务",
    en = "No live business while being coached",
  },
  dimension = "legality",
  phases = { "admission", "operation", "exit" },
  severity = "critical",
  veto = true,
  cites = { "csrc-coaching" },
  rationale = {
    zh = "辅导期间不得开展实际的证券期货业务。",
    en = "There is no live securities or futures business while an "
      .. "application is being coached.",
  },
  remedy = {
    zh = "停止实际业务；需要开展的，由持牌机构提供业务场景并申报试点。",
    en = "Stop the live business; for live business let a licensed "
      .. "body provide the scenario and apply for the pilot.",
  },
  check = function(app)
    local live = app:all "milestone[@type='live']"
    if #live > 0 then
      return fail {
        zh = "卷宗记有上线日期，辅导期间不得上线运营",
        en = "the dossier has a day of going live, which coaching "
          .. "does not allow",
      }:at(live[1], "@type")
    end
    if not app:exists "app/business" then
      return insufficient {
        zh = "未声明所涉金融业务种类（无须许可的，应声明 none）",
        en = "the kind of business is not declared (state none where "
          .. "no licence is needed)",
      }:at(app, "app/business/@kind")
    end
    return app:each("app/business", function(business)
      if business:text "@kind" == "none" then
        return pass()
      end
      return fail {
        zh = "声明了须持牌的业务，辅导期间不得开展",
        en = "business that needs a licence is declared, which "
          .. "coaching does not allow",
      }:at(business, "@kind")
    end)
  end,
}
