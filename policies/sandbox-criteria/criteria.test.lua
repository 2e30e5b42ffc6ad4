-- SC-01: what is regulated, or a licensed body's.
test {
  rule = "SC-01",
  base = "csrc-selection",
  { ballots = { 80, 90, 85 }, expect = "pass" },
  { expect = "pending" },
  { ballots = { 30, 20, 10 }, expect = "fail" },
  { ballots = { 50, 50, 50 }, expect = "partial" },
  {
    set = { ["app/business/@kind"] = "none" },
    ballots = { 80, 90, 85 },
    expect = "pass",
  },
  {
    set = { ["app/business/@kind"] = "none" },
    remove = { "org/licence" },
    ballots = { 80, 90, 85 },
    expect = "fail",
    message = "needs no licence",
    at = "app/business/@kind",
  },
  {
    remove = { "app/business/@kind" },
    ballots = { 80, 90, 85 },
    expect = "insufficient",
  },
  {
    remove = { "app/business" },
    ballots = { 80, 90, 85 },
    expect = "insufficient",
  },
}

-- SC-02: stated, with a reason of some length, which is the parameter.
test {
  rule = "SC-02",
  base = "csrc-selection",
  { expect = "pass" },
  {
    set = { ["app/supportNeed/desc"] = "一二三四五六七八九十一二三四五六七八九十" },
    expect = "pass",
  },
  {
    set = { ["app/supportNeed/desc"] = "一二三四五六七八九十一二三四五六七八九" },
    expect = "fail",
    message = "19",
    at = "app/supportNeed/desc",
  },
  {
    set = { ["app/supportNeed/desc"] = "一二三" },
    params = { min_chars = 3 },
    expect = "pass",
  },
  {
    set = { ["app/supportNeed/@kind"] = "none" },
    expect = "fail",
    message = "no support is needed",
    at = "app/supportNeed/@kind",
  },
  { remove = { "app/supportNeed" }, expect = "insufficient" },
  { remove = { "app/supportNeed/@kind" }, expect = "insufficient" },
  { remove = { "app/supportNeed/desc" }, expect = "insufficient" },
}

-- SC-03: experts, once users, effects and measures are declared.
test {
  rule = "SC-03",
  base = "csrc-selection",
  { ballots = { 80, 90, 85 }, expect = "pass" },
  { expect = "pending" },
  { ballots = { 10, 20, 30 }, expect = "fail" },
  { ballots = { 50, 50, 50 }, expect = "partial" },
  {
    remove = { "service/user" },
    ballots = { 80, 90, 85 },
    expect = "insufficient",
  },
  {
    remove = { "app/expectedEffect" },
    ballots = { 80, 90, 85 },
    expect = "insufficient",
  },
  {
    remove = { "risk/item/measure" },
    ballots = { 80, 90, 85 },
    expect = "insufficient",
  },
}

-- SC-04: a plan whose parts are all there, and drills that were passed.
test {
  rule = "SC-04",
  base = "csrc-selection",
  { expect = "pass" },
  { remove = { "app/expectedScale/stage/@from" }, expect = "insufficient" },
  { remove = { "app/expectedScale/@customers" }, expect = "insufficient" },
  { remove = { "app/expectedEffect/@target" }, expect = "insufficient" },
  { remove = { "risk/exit/step" }, expect = "insufficient" },
  { remove = { "risk/compensation/kind" }, expect = "insufficient" },
  { remove = { "risk/emergency/drill/@result" }, expect = "insufficient" },
  {
    set = { ["risk/emergency/drill/@result"] = "fail" },
    expect = "fail",
    message = "drill",
    at = "risk/emergency/drill/@result",
  },
  { remove = { "risk/emergency/drill" }, expect = "insufficient" },
}
