-- Channels by name, and hours that can be read.
test {
  rule = "SQ-01", base = "clean-admission",
  { expect = "pass" },
  { remove = { "service/channel" }, expect = "insufficient",
    message = "no service channel", at = "service/channel" },
  { remove = { "service/channel[1]" }, expect = "pass" },
  { remove = { "service/channel[2]/name" }, expect = "insufficient",
    at = "service/channel[2]/name" },
  { remove = { "service/hours" }, expect = "insufficient",
    at = "service/hours" },
  { set = { ["service/hours"] = "工作时间" }, expect = "fail",
    message = "the service hours '工作时间' cannot be read",
    at = "service/hours" },
}

local function hours(text, expect)
  test {
    rule = "SQ-01", base = "clean-admission",
    { name = text, set = { ["service/hours"] = text }, expect = expect },
  }
end
hours("7x24", "pass")
hours("7*24", "pass")
hours("7×24", "pass")
hours("24X7", "pass")
hours("24*7", "pass")
hours("全天24小时", "pass")
hours("24x6", "fail")
hours("7x23", "fail")
hours("08:30-17:30", "pass")
hours("8:30 - 17:30", "pass")
hours("周一到周五 08：30至17：30", "pass")
hours("08:30到17:30", "pass")
hours("08:30~17:30", "pass")
hours("08:30－17:30", "pass")
hours("08:30—17:30", "pass")
hours("08:30–17:30", "pass")
hours("8-17", "fail")
hours("08:30", "fail")
hours("00:00-24:00", "pass")
hours("24:00-08:00", "pass")
hours("25:00-26:00", "fail")
hours("00:00-25:00", "fail")
hours("25:00-08:00", "fail")
hours("08:59-17:59", "pass")
hours("08:60-17:30", "fail")
hours("08:30-17:60", "fail")
hours("08:30-12:00, 13:30-17:30", "pass")
hours("08:30-12:00, 13:30-25:30", "fail")
hours("08:30-25:00, 13:30-17:30", "fail")

-- Where individuals are served: a person to turn to, and access for the old.
test {
  rule = "SQ-11", base = "clean-admission",
  { expect = "pass" },
  { base = "operation-full", expect = "pass" },
  { remove = { "service/user" }, expect = "insufficient",
    message = "no user group is listed", at = "service/user" },
  { set = { ["service/@humanFallback"] = "false" }, expect = "fail",
    message = "without a human channel", at = "service/@humanFallback" },
  { remove = { "service/@humanFallback" }, expect = "insufficient",
    at = "service/@humanFallback" },
  { remove = { "service/accessibility" }, expect = "insufficient",
    at = "service/accessibility" },
  { name = "no individuals", remove = { "service/user[2]" },
    set = { ["service/@humanFallback"] = "false" },
    expect = "not-applicable" },
  { name = "who the users are is not said",
    remove = { "service/user[2]/@kind" }, expect = "insufficient",
    at = "service/user[2]/@kind" },
  { name = "individuals are served, whoever else",
    remove = { "service/user[1]/@kind" }, expect = "pass" },
}
