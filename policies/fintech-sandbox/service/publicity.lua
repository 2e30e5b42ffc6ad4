-- What the public said of the application, and what it was told.

rule {
  id = "SQ-17",
  title = { zh = "公众意见已答复", en = "Public opinions are answered" },
  dimension = "service",
  phases = { "admission" },
  severity = "major",
  cites = { "csrc-pilot", "pboc-tool" },
  rationale = {
    zh = "公示期内收到的意见须在登记之前全部答复。",
    en = "Every opinion given during publicity is answered before "
      .. "registration.",
  },
  remedy = {
    zh = "逐条答复公众意见并记录答复日期。",
    en = "Answer every opinion and record the day.",
  },
  check = function(app)
    -- Before publicity has ended there is nothing to judge yet.
    local ended = app:date "milestone[@type='publicity-end']/@date"
    if ended > app.as_of then
      return insufficient {
        zh = "公示至 {ended} 结束，意见尚未收齐",
        en = "publicity ends on {ended}; opinions are still coming",
        ended = ended,
      }:at(app, "milestone[@type='publicity-end']/@date")
    end
    local registered
    if app:exists "milestone[@type='registration']" then
      registered = app:date "milestone[@type='registration']/@date"
    end
    if not app:exists "operation/publicOpinion" then
      if app:text "operation/@opinions" == "none" then
        return not_applicable {
          zh = "声明公示期内没有收到意见",
          en = "the record states that no opinion came in",
        }:at(app, "operation/@opinions")
      end
      return insufficient {
        zh = "声明已列出公众意见，但记录中没有",
        en = "opinions are said to be listed, but none is",
      }:at(app, "operation/publicOpinion")
    end
    return app:each("operation/publicOpinion", function(opinion)
      if not opinion:exists "answer" then
        return fail {
          zh = "有公众意见未答复",
          en = "an opinion from the public was not answered",
        }:at(opinion, "answer")
      end
      opinion:text "answer"
      local answered = opinion:date "@answered"
      if answered > app.as_of then
        return fail {
          zh = "公众意见的答复日期 {answered} 晚于评价基准日，"
            .. "尚未答复",
          en = "an opinion is to be answered on {answered}, after "
            .. "the assessment day",
          answered = answered,
        }:at(opinion, "@answered")
      end
      if registered and answered > registered then
        return fail {
          zh = "公众意见在 {answered} 才答复，晚于登记日 "
            .. "{registered}",
          en = "an opinion was answered on {answered}, after "
            .. "registration on {registered}",
          answered = answered,
          registered = registered,
        }:at(opinion, "@answered")
      end
      return pass()
    end)
  end,
}
