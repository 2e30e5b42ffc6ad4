-- Cases for the legal assessment and its assessor.

-- The sample is assessed on 2026-06-30 and goes live on 2026-08-01; its
-- assessment is of 2026-04-20 and valid until 2027-04-19.
test {
  rule = "LC-09", base = "clean-admission",
  measures = { ["evidence.altered"] = 0, ["evidence.missing"] = 0 },
  { expect = "pass" },
  {
    remove = { "legal" }, expect = "insufficient",
    message = "no legal assessment was submitted", at = "legal",
  },
  {
    set = { ["legal/@conclusion"] = "conditional" }, expect = "fail",
    message = "with conditions only", at = "legal/@conclusion",
  },
  {
    set = { ["legal/@conclusion"] = "fail" }, expect = "fail",
    message = "did not pass", at = "legal/@conclusion",
  },
  {
    remove = { "legal/@conclusion" }, expect = "insufficient",
    at = "legal/@conclusion",
  },
  {
    set = { ["legal/@conclusion"] = "fail" },
    remove = { "app/@plannedLive" }, expect = "fail",
    name = "a bad conclusion needs no day",
  },
  {
    set = { ["legal/@validTo"] = "2026-08-01" }, expect = "pass",
    name = "valid until the day it goes live",
  },
  {
    set = { ["legal/@validTo"] = "2026-07-31" }, expect = "fail",
    message = "until 2026-07-31, before the planned live date 2026-08-01",
    at = "legal/@validTo",
  },
  {
    remove = { "legal/@validTo" }, expect = "insufficient",
    at = "legal/@validTo",
  },
  {
    remove = { "app/@plannedLive" }, expect = "insufficient",
    at = "app/@plannedLive",
  },
  { set = { ["legal/@date"] = "2026-06-30" }, expect = "pass" },
  {
    set = { ["legal/@date"] = "2026-07-01" }, expect = "fail",
    message = "dated 2026-07-01, after the assessment day 2026-06-30",
    at = "legal/@date",
  },
  { as_of = "2026-04-19", expect = "fail", message = "2026-04-19" },
  {
    remove = { "legal/@date" }, expect = "insufficient", at = "legal/@date",
  },
  {
    remove = { "legal/material" }, expect = "insufficient",
    message = "no material", at = "legal/material",
  },
  {
    remove = { "legal/material/@attRef" }, expect = "insufficient",
    message = "is missing", at = "legal/material/@attRef",
  },
  {
    set = { ["legal/material/@attRef"] = "A-nowhere" },
    expect = "insufficient", message = "'A-nowhere', which does not exist",
    at = "legal/material/@attRef",
  },
  {
    remove = { "attachment[@id='A-legal']/@hash" },
    expect = "insufficient", at = "attachment[6]/@hash",
  },
  {
    remove = { "attachment[@id='A-licence']/@hash" }, expect = "pass",
    name = "only the material needs a digest here",
  },
  {
    remove = { "attachment[@id='A-licence']/@id" }, expect = "pass",
    name = "an attachment without an id is none of the material",
  },
  {
    add = { legal = '<material attRef="A-nowhere"/>' },
    expect = "insufficient", message = "A-nowhere",
    at = "legal/material[2]/@attRef",
    name = "one of two materials",
  },
  {
    measures = { ["evidence.altered"] = 1, ["evidence.missing"] = 0 },
    expect = "fail", message = "declared digest or size: 1",
    at = "legal/material",
  },
  {
    measures = { ["evidence.altered"] = 0, ["evidence.missing"] = 1 },
    expect = "insufficient", message = "attachments that are missing: 1",
    at = "legal/material",
  },
  {
    measures = { ["evidence.altered"] = 2, ["evidence.missing"] = 3 },
    expect = "fail", message = "size: 2",
    name = "alteration weighs more than absence",
  },
  {
    measures = { ["evidence.altered"] = false, ["evidence.missing"] = 0 },
    expect = "insufficient", name = "the digests could not be computed",
  },
  {
    measures = { ["evidence.altered"] = 0, ["evidence.missing"] = false },
    expect = "insufficient",
  },
  {
    measures = {}, expect = "error",
    name = "without the plugin evidence nobody has looked",
  },
  {
    add = {
      ["."] = '<legal assessor="internal" conclusion="fail"/>',
    },
    expect = "fail", message = "did not pass", at = "legal[2]/@conclusion",
    name = "each of two assessments counts",
  },
}

test {
  rule = "LC-10", base = "clean-admission",
  { expect = "pass" },
  {
    remove = { "legal" }, expect = "insufficient",
    message = "no legal assessment was submitted", at = "legal",
  },
  {
    set = { ["legal/@assessor"] = "internal" }, expect = "fail",
    message = "there is no external one", at = "legal/@assessor",
  },
  {
    add = { ["."] = '<legal assessor="internal"/>' }, expect = "pass",
    name = "beside an external one an internal one is welcome",
  },
  {
    remove = { "legal/@assessor" }, expect = "insufficient",
    at = "legal/@assessor",
  },
  {
    remove = { "legal/assessorUscc" }, expect = "insufficient",
    message = "is missing", at = "legal/assessorUscc",
  },
  {
    remove = { "legal/assessorUscc", "org[2]/uscc" },
    expect = "insufficient", message = "is missing", at = "legal/assessorUscc",
  },
  {
    set = { ["legal/assessorUscc"] = "91990000MA0011A17N" }, expect = "fail",
    message = "91990000MA0011A17N is also an applicant",
    at = "legal/assessorUscc", name = "the lead assesses itself",
  },
  {
    set = { ["legal/assessorUscc"] = "91990000MA0011B21T" }, expect = "fail",
    message = "91990000MA0011B21T is also an applicant",
    at = "legal/assessorUscc", name = "the joint applicant assesses",
  },
  {
    set = { ["legal/assessorUscc"] = "91990000MA0011C361" }, expect = "fail",
    message = "91990000MA0011C361 is also a vendor",
    at = "legal/assessorUscc",
  },
  {
    set = { ["legal/assessorUscc"] = "91990000MA0011A17N" },
    remove = { "org[2]/uscc", "vendor/uscc" }, expect = "fail",
    message = "also an applicant",
    name = "a code that is missing elsewhere hides nothing",
  },
  {
    set = { ["legal/assessorUscc"] = "91990000MA0011C361" },
    add = { ["."] = "<vendor/>" }, expect = "fail", message = "also a vendor",
  },
  {
    remove = { "org[1]/uscc" }, expect = "insufficient", at = "org[1]/uscc",
    name = "an applicant without a code might be the assessor",
  },
  { remove = { "org[2]/uscc" }, expect = "insufficient", at = "org[2]/uscc" },
  { remove = { "vendor/uscc" }, expect = "insufficient", at = "vendor/uscc" },
  { remove = { "vendor" }, expect = "pass" },
  {
    add = {
      ["."] = '<legal assessor="external">'
        .. "<assessorUscc>91990000MA0011A17N</assessorUscc></legal>",
    },
    expect = "fail", message = "applicant", at = "legal[2]/assessorUscc",
    name = "one of two external ones is not independent",
  },
}
