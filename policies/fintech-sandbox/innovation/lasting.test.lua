-- What lasts: IV-09 and IV-12, by what the plugin service-metrics measured.

local function use(activity, cover, missing)
  return {
    ["service-metrics.activity"] = activity,
    ["service-metrics.cost-cover"] = cover,
    ["service-metrics.activity-gaps"] = missing,
  }
end

test { rule = "IV-09", base = "clean-exit", ballots = { 80, 82, 84 },
  { measures = use("92.909535", "196", 0), expect = "pass",
    message = "had 92.90% of the best month's transactions; revenue was "
      .. "196.00%", at = "operation/volume" },
  -- Both sides of the limit.
  { measures = use("50", "196", 0), expect = "pass" },
  { measures = use("49.999999", "196", 0), expect = "fail",
    message = "49.99%，低于 50.00%", at = "operation/volume/@transactions" },
  { measures = use("0", "0", 0), expect = "fail" },
  { params = { activity = 2000 }, measures = use("20", "196", 0),
    expect = "pass" },
  { params = { activity = 2000 }, measures = use("19.9", "196", 0),
    expect = "fail" },
  { measures = use("50", "196", 1), expect = "insufficient",
    message = "1 months are missing", at = "operation/volume" },
  { measures = use(false, "196", 0), expect = "insufficient" },
  { measures = use("50", false, 0), expect = "insufficient" },
  { measures = use("50", "196", false), expect = "insufficient" },
  { measures = {}, expect = "error", message = "service-metrics.activity" },
  -- The experts: the worse of both counts.
  { measures = use("90", "196", 0), ballots = {}, expect = "pending" },
  { measures = use("90", "196", 0), ballots = { 60, 60, 60 },
    expect = "pass" },
  { measures = use("90", "196", 0), ballots = { 59, 60, 60 },
    expect = "partial" },
  { measures = use("90", "196", 0), ballots = { 40, 40, 40 },
    expect = "partial", share = 4000 },
  { measures = use("90", "196", 0), ballots = { 39, 40, 40 },
    expect = "fail" },
  { measures = use("40", "196", 0), ballots = {}, expect = "fail" },
}

local function gain(p, better, points)
  return {
    ["service-metrics.change-p"] = p,
    ["service-metrics.change-better"] = better,
    ["service-metrics.change-points"] = points,
  }
end

local SERIES = "operation/metricSeries"

test { rule = "IV-12", base = "clean-exit",
  { measures = gain("0.000035041", "100", 12), expect = "pass" },
  -- Both sides of p, of the points, of better and worse.
  { measures = gain("0.049999999", "80", 12), expect = "pass" },
  { measures = gain("0.05", "80", 12), expect = "fail",
    message = "p is 5.00% and has to be less than 5.00%", at = SERIES },
  { measures = gain("0.049999999", "80", 5), expect = "pass" },
  { measures = gain("0.049999999", "80", 4), expect = "insufficient",
    message = "上线前后至少各需 5 个数据点，现有 4 个", at = SERIES },
  { measures = gain("0.01", "50.000001", 12), expect = "pass" },
  { measures = gain("0.01", "50", 12), expect = "fail",
    message = "in only 50.00% of pairs", at = SERIES },
  { measures = gain("0.01", "12.5", 12), expect = "fail",
    message = "仅 12.50% 的前后配对更优" },
  -- What became worse is worse, however few points say so.
  { measures = gain("0.3", "0", 1), expect = "fail" },
  { params = { significance = 1000 }, measures = gain("0.09", "80", 12),
    expect = "pass" },
  { params = { significance = 100 }, measures = gain("0.01", "80", 12),
    expect = "fail" },
  { params = { points = 13 }, measures = gain("0.01", "80", 12),
    expect = "insufficient" },
  { measures = gain(false, "80", 12), expect = "insufficient" },
  { measures = gain("0.01", false, 12), expect = "insufficient" },
  { measures = gain("0.01", "80", false), expect = "insufficient" },
  { measures = {}, expect = "error",
    message = "service-metrics.change-better" },
}

equivalent { rule = "IV-12", operator = "threshold",
  code = "1000000000 + 0.5",
  reason = "p has nine decimals: a billionth of it more changes none" }
