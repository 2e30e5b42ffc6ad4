-- Risk metrics: RC-21, by what the plugin service-metrics measured.

local function charts(points, excursions, missing)
  return {
    ["service-metrics.band-excursions"] = points,
    ["service-metrics.cusum-excursions"] = excursions,
    ["service-metrics.risk-gaps"] = missing,
  }
end

local SERIES = "operation/metricSeries"

test { rule = "RC-21", base = "operation-full",
  { measures = charts(0, 0, 0), expect = "pass" },
  -- Both sides of both limits.
  { measures = charts(1, 0, 0), expect = "fail",
    message = "1 points of risk metrics lie outside", at = SERIES },
  { measures = charts(0, 1, 0), expect = "fail",
    message = "持续偏离原有水平 1 次", at = SERIES },
  { params = { points = 2 }, measures = charts(2, 0, 0), expect = "pass" },
  { params = { points = 2 }, measures = charts(3, 0, 0), expect = "fail",
    message = "the limit is 2" },
  { params = { excursions = 2 }, measures = charts(0, 2, 0),
    expect = "pass" },
  { params = { excursions = 2 }, measures = charts(0, 3, 0),
    expect = "fail", message = "上限 2 次" },
  { measures = charts(0, 0, 1), expect = "insufficient",
    message = "missing for 1 months", at = SERIES },
  { measures = charts(false, 0, 0), expect = "insufficient",
    at = "measure(service-metrics.band-excursions)" },
  { measures = charts(0, false, 0), expect = "insufficient" },
  { measures = charts(0, 0, false), expect = "insufficient" },
  { measures = {}, expect = "error",
    message = "service-metrics.band-excursions" },
}

test { rule = "RC-21", base = "clean-exit",
  { measures = charts(0, 0, 0), expect = "pass" },
}
