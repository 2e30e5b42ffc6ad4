-- Cases for the plugin identifiers: codes with check digits, the number of
-- the application.

test {
  rule = "LC-03", base = "clean-admission",
  { expect = "pass" },
  { base = "published-abc-hainan", expect = "pass", name = "of a real bank" },
  { base = "published-czbank", expect = "pass" },
  { base = "published-icbc-shenzhen", expect = "pass" },
  {
    set = { ["org[1]/uscc"] = "91990000MA0011A170" }, expect = "fail",
    message = "the check digit 0; its other characters call for N",
    at = "org[1]/uscc",
  },
  {
    set = { ["org[1]/uscc"] = "91990000MA0011B17N" }, expect = "fail",
    message = "call for", name = "one character is wrong",
  },
  {
    set = { ["org[1]/uscc"] = "91990000MA0101A17N" }, expect = "fail",
    message = "call for", name = "two have changed places",
  },
  { set = { ["org[1]/uscc"] = "91990000MA0005A1X0" }, expect = "pass" },
  { set = { ["org[1]/uscc"] = "91990000MA0016A1XY" }, expect = "pass" },
  {
    set = { ["org[1]/uscc"] = " 91990000MA0011A17N " }, expect = "pass",
    name = "space around it does not belong to it",
  },
  {
    set = { ["org[1]/uscc"] = "91990000MA0011A17" }, expect = "fail",
    message = "has 17 characters instead of 18", at = "org[1]/uscc",
  },
  {
    set = { ["org[1]/uscc"] = "91990000MA0011A17NN" }, expect = "fail",
    message = "has 19 characters",
  },
  {
    set = { ["org[1]/uscc"] = "91990000MA00I1A17N" }, expect = "fail",
    message = 'has "I" in place 13',
  },
  {
    set = { ["org[1]/uscc"] = "O1990000MA0011A17N" }, expect = "fail",
    message = 'has "O" in place 1;',
  },
  {
    set = { ["org[1]/uscc"] = "91990000MA0011A17S" }, expect = "fail",
    message = 'has "S" in place 18',
  },
  {
    set = { ["org[1]/uscc"] = "91990000MA0011V17N" }, expect = "fail",
    message = 'has "V" in place 15',
  },
  {
    set = { ["org[1]/uscc"] = "91990000MA0011Z17N" }, expect = "fail",
    message = 'has "Z" in place 15',
  },
  {
    set = { ["org[1]/uscc"] = "91990000ma0011A17N" }, expect = "fail",
    message = 'has "m" in place 9', name = "letters are upper case",
  },
  {
    set = { ["org[1]/uscc"] = "91990000MA0011A1柒N" }, expect = "fail",
    message = 'has "柒" in place 17',
  },
  {
    set = { ["org[2]/uscc"] = "91990000MA0011B210" }, expect = "fail",
    message = "call for T", at = "org[2]/uscc", name = "one of two codes",
  },
  {
    remove = { "org[2]/uscc" }, expect = "insufficient", at = "org[2]/uscc",
  },
  {
    remove = { "org[2]/uscc" },
    set = { ["org[1]/uscc"] = "91990000MA0011A170" }, expect = "fail",
    message = "call for N", name = "one that is missing hides no wrong one",
  },
  { remove = { "org" }, expect = "insufficient", at = "org" },
}

-- The first institution has an LEI; nobody has to.
test {
  rule = "LC-04", base = "clean-admission",
  { expect = "pass" },
  {
    base = "published-abc-hainan", expect = "fail",
    message = "with the letter O in place 14 it would be right",
    name = "as a published page carries it: 0 for O",
  },
  { remove = { "org[1]/lei" }, expect = "not-applicable" },
  { remove = { "org" }, expect = "not-applicable" },
  {
    set = { ["org[1]/lei"] = "999900FICT0011HENG23" }, expect = "fail",
    message = "the check digit 23; its other characters call for 22",
    at = "org[1]/lei",
  },
  {
    set = { ["org[1]/lei"] = "999900FICT0012HENG22" }, expect = "fail",
    message = "call for 70",
  },
  {
    set = { ["org[1]/lei"] = "999900FICT0037HENG09" }, expect = "pass",
    name = "check digits below ten",
  },
  { set = { ["org[1]/lei"] = "999900FICT0051HENG02" }, expect = "pass" },
  { set = { ["org[1]/lei"] = "999900FICT0053HENG98" }, expect = "pass" },
  {
    set = { ["org[1]/lei"] = "999900FICT0053HENG01" }, expect = "fail",
    message = "call for 98", name = "01 is 98 modulo 97, but no check digit",
  },
  {
    set = { ["org[1]/lei"] = "999911FICTO011HENG38" }, expect = "fail",
    message = "with the digit 0 in place 11 it would be right",
    name = "the letter O for the digit 0",
  },
  {
    set = { ["org[1]/lei"] = "9999OOFICTOOIIHENG22" }, expect = "fail",
    message = "call for",
  },
  {
    set = { ["org[1]/lei"] = "999900FICT0011HENG2" }, expect = "fail",
    message = "has 19 characters instead of 20",
  },
  {
    set = { ["org[1]/lei"] = "999900FICT0011HENG222" }, expect = "fail",
    message = "has 21 characters",
  },
  {
    set = { ["org[1]/lei"] = "999900fICT0011HENG22" }, expect = "fail",
    message = 'has "f" in place 7',
  },
  {
    set = { ["org[2]/lei"] = "999900FICT0011HENG21" }, expect = "fail",
    message = "call for 22", at = "org[2]/lei", name = "one of two",
  },
  { set = { ["org[2]/lei"] = "999900FICT0012HENG70" }, expect = "pass" },
}

-- The sample's number is 91990000MA0011A17N-2026-0001: the lead's code, the
-- year in which publicity began, a sequence.
test {
  rule = "LC-05", base = "clean-admission",
  { expect = "pass" },
  {
    set = { ["app/number"] = "91990000MA0011A17N-2026-9999" },
    expect = "pass",
  },
  {
    set = { ["app/number"] = "91990000MA0011B21T-2026-0001" }, expect = "fail",
    message = "begins with 91990000MA0011B21T; the lead's unified social "
      .. "credit code is 91990000MA0011A17N",
    at = "app/number", name = "the code of another than the lead",
  },
  {
    set = { ["org[1]/@role"] = "joint", ["org[2]/@role"] = "lead" },
    expect = "fail", message = "credit code is 91990000MA0011B21T",
    at = "app/number",
  },
  {
    set = { ["org[2]/@role"] = "lead" }, expect = "pass",
    name = "that two lead is another rule's matter",
  },
  {
    set = { ["app/number"] = "91990000MA0011A17N-2025-0001" }, expect = "fail",
    message = "of the year 2025; its publicity began on 2026-05-08",
    at = "app/number",
  },
  {
    set = { ["milestone[1]/@date"] = "2025-12-31" }, expect = "fail",
    message = "of the year 2026; its publicity began on 2025-12-31",
    name = "publicity began in the old year and ended in the new one",
  },
  { set = { ["milestone[1]/@date"] = "2026-01-01" }, expect = "pass" },
  {
    set = { ["app/number"] = "91990000MA0011B21T-2025-0001" }, expect = "fail",
    message = "began on 2026-05-08", name = "both are wrong, both are said",
  },
  {
    set = { ["app/number"] = "91990000MA0011A17N-2026-001" }, expect = "fail",
    message = "is not of the form", at = "app/number",
  },
  {
    set = { ["app/number"] = "91990000MA0011A17N-2026-00001" },
    expect = "fail", message = "is not of the form",
  },
  {
    set = { ["app/number"] = "91990000MA0011A17N-26-000001" }, expect = "fail",
    message = "is not of the form",
  },
  {
    set = { ["app/number"] = "91990000MA0011A17N-2026/0001" }, expect = "fail",
    message = "is not of the form",
  },
  {
    set = { ["app/number"] = "91990000MA0011A17N/2026-0001" }, expect = "fail",
    message = "is not of the form",
  },
  {
    set = { ["app/number"] = "91990000MA0011A17N-2O26-0001" }, expect = "fail",
    message = "is not of the form",
  },
  {
    set = { ["app/number"] = "91990000MA0011A17N-2026-000A" }, expect = "fail",
    message = "is not of the form",
  },
  {
    set = { ["app/number"] = "91990000ma0011A17N-2026-0001" }, expect = "fail",
    message = "is not of the form",
  },
  {
    remove = { "app/number" }, expect = "insufficient", at = "app/number",
  },
  {
    remove = { "org[1]/@role" }, expect = "insufficient",
    at = "org[@role='lead']/uscc", name = "nobody is said to lead",
  },
  {
    remove = { "org[1]/uscc" }, expect = "insufficient",
    at = "org[@role='lead']/uscc",
  },
  {
    remove = { "milestone[1]" }, expect = "insufficient",
    at = "milestone[@type='publicity-start']/@date",
  },
  {
    remove = { "milestone[1]/@date" }, expect = "insufficient",
    at = "milestone[@type='publicity-start']/@date",
  },
  {
    remove = { "milestone[1]" },
    set = { ["app/number"] = "91990000MA0011B21T-2026-0001" }, expect = "fail",
    message = "begins with", name = "a day that is missing hides nothing",
  },
}
