-- Business continuity: whether the objectives suit the class.

-- Minutes of a class. The defaults are proposals and stand in no norm: the
-- policy author enters what the annex of JR/T 0199 asks once it has been
-- read, here or for one profile by its rules' params.
local function minutes(default)
  return {
    type = "integer",
    unit = "minutes",
    default = default,
    min = 0,
    max = 43200,
  }
end

rule {
  id = "SQ-15",
  title = {
    zh = "业务连续性等级匹配",
    en = "Recovery objectives suit the continuity class",
  },
  dimension = "service",
  phases = { "admission" },
  severity = "major",
  cites = { "jrt-0199#continuity" },
  params = {
    rto_1 = minutes(10080),
    rto_2 = minutes(4320),
    rto_3 = minutes(1440),
    rto_4 = minutes(720),
    rto_5 = minutes(360),
    rto_6 = minutes(15),
    rpo_1 = minutes(10080),
    rpo_2 = minutes(1440),
    rpo_3 = minutes(720),
    rpo_4 = minutes(120),
    rpo_5 = minutes(15),
    rpo_6 = minutes(0),
  },
  rationale = {
    zh = "声明的容灾等级要由恢复时间目标和恢复点目标支撑，否则等级只是说法。",
    en = "A declared class of disaster recovery is borne out by its "
      .. "recovery objectives, or it is mere words.",
  },
  remedy = {
    zh = "缩短恢复时间目标或恢复点目标，或按实际能力声明等级。",
    en = "Tighten the objectives, or declare the class that they reach.",
  },
  check = function(app, p)
    local class = app:integer "continuity/@class"
    local rto = app:integer "continuity/@rto"
    local rpo = app:integer "continuity/@rpo"
    if rto < 0 or rpo < 0 then
      return insufficient {
        zh = "恢复目标为负（恢复时间 {rto} 分钟，恢复点 {rpo} 分钟），请核对",
        en = "a recovery objective is negative ({rto} and {rpo} "
          .. "minutes); check it",
        rto = rto,
        rpo = rpo,
      }:at(app, "continuity")
    end
    local longest =
      ({ p.rto_1, p.rto_2, p.rto_3, p.rto_4, p.rto_5, p.rto_6 })[class]
    local most =
      ({ p.rpo_1, p.rpo_2, p.rpo_3, p.rpo_4, p.rpo_5, p.rpo_6 })[class]
    if rto > longest then
      return fail {
        zh = "恢复时间目标 {rto} 分钟，{class} 级应不超过 {limit} 分钟",
        en = "the recovery time objective is {rto} minutes; class "
          .. "{class} asks for at most {limit}",
        rto = rto,
        class = class,
        limit = longest,
      }:at(app, "continuity/@rto")
    end
    if rpo > most then
      return fail {
        zh = "恢复点目标 {rpo} 分钟，{class} 级应不超过 {limit} 分钟",
        en = "the recovery point objective is {rpo} minutes; class "
          .. "{class} asks for at most {limit}",
        rpo = rpo,
        class = class,
        limit = most,
      }:at(app, "continuity/@rpo")
    end
    return pass()
  end,
}
