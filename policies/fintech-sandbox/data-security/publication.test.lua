-- Making personal information public calls for an impact assessment too
-- (impact.lua). Here nothing else does.
test {
  rule = "DS-08", base = "clean-admission",
  remove = { "data/item[@sensitive='true']" },
  set = { ["algorithm/@automatedDecision"] = "false" },
  { expect = "not-applicable" },
  { set = { ["data/item[1]/@published"] = "true" }, expect = "pass" },
  { set = { ["data/item[1]/@published"] = "true" },
    remove = { "data/pia/@date" }, expect = "insufficient",
    at = "data/pia/@date" },
  { remove = { "data/item[1]/@published" }, expect = "insufficient",
    at = "data/item[1]/@published" },
  { name = "what is not personal may be published",
    set = { ["data/item[2]/@published"] = "true" },
    remove = { "data/pia" }, expect = "not-applicable" },
}

test {
  rule = "DS-09", base = "clean-admission",
  remove = { "data/item[@sensitive='true']", "data/pia" },
  set = { ["algorithm/@automatedDecision"] = "false" },
  { expect = "not-applicable" },
  { set = { ["data/item[1]/@published"] = "true" },
    expect = "insufficient", at = "data/pia/@retainedYears" },
}
