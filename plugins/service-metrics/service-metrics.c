/* The plugin service-metrics: statistics of how a service ran. */
#include <stdlib.h>

#include "plugins/service-metrics/measures.h"

static const char *const path_texts[PATHS] = {
    [PATH_SERIES] = "operation/metricSeries",
    [PATH_KIND] = "@kind",
    [PATH_ID] = "@id",
    [PATH_METRIC] = "@metricId",
    [PATH_STAGE] = "@stage",
    [PATH_LOWER] = "@lower",
    [PATH_UPPER] = "@upper",
    [PATH_ATTACHMENT] = "@attRef",
    [PATH_UNIT] = "unit",
    [PATH_POINT] = "point",
    [PATH_DATE] = "@date",
    [PATH_VALUE] = "@value",
    [PATH_EXPLAINED] = "@explainedBy",
    [PATH_INCIDENT] = "operation/incident",
    [PATH_TIME] = "@time",
    [PATH_CHANGE] = "operation/change",
    [PATH_LIVE] = "milestone[@type='live']/@date",
    [PATH_COMPLETION] = "milestone[@type='completion']/@date",
    [PATH_VOLUME] = "operation/volume",
    [PATH_MONTH] = "@month",
    [PATH_CUSTOMERS] = "@customers",
    [PATH_TRANSACTIONS] = "@transactions",
    [PATH_COST] = "@cost",
    [PATH_REVENUE] = "@revenue",
    [PATH_COMPLAINTS] = "operation/complaintSummary",
    [PATH_COUNT] = "@count",
    [PATH_COMPLAINT] = "operation/complaintRecord",
    [PATH_RECEIVED] = "@received",
    [PATH_SATISFACTION] = "operation/satisfaction",
    [PATH_N] = "@n",
    [PATH_SCORE] = "@score",
    [PATH_EFFECT] = "app/expectedEffect",
    [PATH_BETTER] = "@better",
};

/* What is kept from call to call: nothing of a dossier. */
typedef struct metrics {
	const heng_path *paths[PATHS];
	struct csv csv;
} metrics;

static int open_metrics(const heng_host *host, heng_call *call, void **state)
{
	metrics *m = calloc(1, sizeof(*m));
	int i;

	if (!m)
		return HENG_PLUGIN_EMEMORY;
	for (i = 0; i < PATHS; i++) {
		int rc = host->path(call, path_texts[i], &m->paths[i]);

		if (rc) {
			free(m);
			return rc;
		}
	}
	*state = m;
	return 0;
}

/* What is lacking was said; the measure is simply not there. */
static int end_call(int rc)
{
	return rc == LACKING ? 0 : rc;
}

/* Name, scale, unit, both titles, and the expression that computes it. */
#define MEASURE(id, text, decimals, of, zh, en, compute_it)                    \
	static int compute_##id(const heng_host *host, heng_call *call,        \
				void *state)                                   \
	{                                                                      \
		metrics *m = state;                                            \
		struct sight sight = {host, call, m->paths, &m->csv};          \
                                                                               \
		return end_call(compute_it);                                   \
	}                                                                      \
	static const heng_plugin_measure id = {                                \
	    .size = sizeof(heng_plugin_measure),                               \
	    .scale = decimals,                                                 \
	    .name = text,                                                      \
	    .title = {zh, en},                                                 \
	    .unit = of,                                                        \
	    .compute = compute_##id,                                           \
	}

/* The three figures of a trend. */
#define TREND(id, text, zh, en, compute_it)                                    \
	MEASURE(id##_s, text "-s", 0, "pair", zh "趋势统计量 S",               \
		"Mann-Kendall S of " en, compute_it(TEST_S));                  \
	MEASURE(id##_z, text "-z", 6, NULL, zh "趋势统计量 z",                 \
		"Mann-Kendall z of " en, compute_it(TEST_Z));                  \
	MEASURE(id##_p, text "-p", 9, NULL, zh "趋势检验双侧 p 值",            \
		"Two-sided p of the trend of " en, compute_it(TEST_P))

#define KIND_AVAILABILITY "availability"
#define KIND_SUCCESS	  "success-rate"
#define KIND_LATENCY	  "latency-p95"
#define KIND_RISK	  "risk"

MEASURE(availability, "availability", 6, "%", "最低月可用率",
	"Availability in the worst month",
	measure_lowest(&sight, KIND_AVAILABILITY));
MEASURE(availability_gaps, "availability-gaps", 0, "month",
	"缺少可用率数据的月数", "Months without a figure of availability",
	measure_gaps(&sight, KIND_AVAILABILITY));
#define IT(part) measure_trend(&sight, KIND_AVAILABILITY, part)
TREND(availability_trend, "availability-trend", "可用率", "availability", IT);
#undef IT

MEASURE(latency_p50, "latency-p50", 6, "ms", "响应时间中位数",
	"Median of response times", measure_latency(&sight, 50));
MEASURE(latency_p95, "latency-p95", 6, "ms", "响应时间 95 分位数",
	"95th percentile of response times", measure_latency(&sight, 95));
MEASURE(latency_p99, "latency-p99", 6, "ms", "响应时间 99 分位数",
	"99th percentile of response times", measure_latency(&sight, 99));
MEASURE(latency_gaps, "latency-gaps", 0, "month", "缺少响应时间数据的月数",
	"Months without a figure of response times",
	measure_latency_gaps(&sight));
#define IT(part) measure_trend(&sight, KIND_LATENCY, part)
TREND(latency_trend, "latency-trend", "响应时间", "response times", IT);
#undef IT

MEASURE(success_rate, "success-rate", 6, "%", "最低月交易成功率",
	"Success rate in the worst month",
	measure_lowest(&sight, KIND_SUCCESS));
MEASURE(success_gaps, "success-rate-gaps", 0, "month", "缺少成功率数据的月数",
	"Months without a success rate", measure_gaps(&sight, KIND_SUCCESS));
MEASURE(success_drop, "success-rate-drop", 6, "%",
	"未说明原因的成功率最大降幅（百分点）",
	"Largest unexplained fall of the success rate, in percentage points",
	measure_drop(&sight, KIND_SUCCESS));
#define IT(part) measure_trend(&sight, KIND_SUCCESS, part)
TREND(success_trend, "success-rate-trend", "成功率", "success rates", IT);
#undef IT

MEASURE(complaint_rate, "complaint-rate", 6, "complaint",
	"最高月投诉率（每万户）",
	"Complaints per 10,000 customers in the worst month",
	measure_complaint_rate(&sight));
#define IT(part) measure_complaint_trend(&sight, part)
TREND(complaint_trend, "complaint-trend", "投诉率", "complaint rates", IT);
#undef IT

MEASURE(activity, "activity", 6, "%", "最近三个月月均交易量占最高月的比例",
	"Mean of the last three months' transactions in the best month's",
	measure_activity(&sight));
MEASURE(activity_gaps, "activity-gaps", 0, "month", "缺少业务量的月数",
	"Months without a volume", measure_activity_gaps(&sight));
#define IT(part) measure_activity_trend(&sight, part)
TREND(activity_trend, "activity-trend", "交易量", "transactions", IT);
#undef IT
MEASURE(cost_cover, "cost-cover", 6, "%", "最近三个月收入占成本的比例",
	"Revenue of the last three months in their cost",
	measure_cost_cover(&sight));

MEASURE(change_u, "change-u", 1, "pair", "上线前后比较统计量 U",
	"Mann-Whitney U of after against before",
	measure_change(&sight, CHANGE_U));
MEASURE(change_p, "change-p", 9, NULL, "上线前后比较双侧 p 值",
	"Two-sided p of the change", measure_change(&sight, CHANGE_P));
MEASURE(change_better, "change-better", 6, "%", "上线后更优的配对比例",
	"Pairs in which the value after is the better one",
	measure_change(&sight, CHANGE_BETTER));
MEASURE(change_points, "change-points", 0, "point", "较小样本的数据点数",
	"Points of the smaller sample", measure_change(&sight, CHANGE_POINTS));

MEASURE(satisfaction, "satisfaction", 6, NULL, "满意度得分",
	"Score of satisfaction", measure_satisfaction(&sight, ANSWER_SCORE));
MEASURE(satisfaction_lower, "satisfaction-lower", 6, NULL,
	"满意度 95% 置信下限", "Lower 95% bound of satisfaction",
	measure_satisfaction(&sight, ANSWER_LOWER));
MEASURE(satisfaction_upper, "satisfaction-upper", 6, NULL,
	"满意度 95% 置信上限", "Upper 95% bound of satisfaction",
	measure_satisfaction(&sight, ANSWER_UPPER));
MEASURE(satisfaction_answers, "satisfaction-answers", 0, "answer",
	"满意度样本数", "Answers on satisfaction",
	measure_satisfaction(&sight, ANSWER_COUNT));

MEASURE(cusum_excursions, "cusum-excursions", 0, "excursion",
	"未说明原因的累积和越限次数", "Unexplained excursions of CUSUM charts",
	measure_risk(&sight, RISK_EXCURSIONS));
MEASURE(cusum_peak, "cusum-peak", 6, "deviation",
	"累积和最大值（标准差的倍数）",
	"Largest cumulative sum, in standard deviations",
	measure_risk(&sight, RISK_PEAK));
MEASURE(band_excursions, "band-excursions", 0, "point", "未说明原因的越界点数",
	"Unexplained points outside their band",
	measure_risk(&sight, RISK_BAND));
MEASURE(risk_gaps, "risk-gaps", 0, "month", "缺少风险指标数据的月数",
	"Months without a figure of a risk metric",
	measure_gaps(&sight, KIND_RISK));
#define IT(part) measure_trend(&sight, KIND_RISK, part)
TREND(risk_trend, "risk-trend", "风险指标", "risk metrics", IT);
#undef IT

#define TREND_OF(id) &id##_s, &id##_z, &id##_p

static const heng_plugin_measure *const measures[] = {
    &availability,
    &availability_gaps,
    TREND_OF(availability_trend),
    &latency_p50,
    &latency_p95,
    &latency_p99,
    &latency_gaps,
    TREND_OF(latency_trend),
    &success_rate,
    &success_gaps,
    &success_drop,
    TREND_OF(success_trend),
    &complaint_rate,
    TREND_OF(complaint_trend),
    &activity,
    &activity_gaps,
    TREND_OF(activity_trend),
    &change_u,
    &change_p,
    &change_better,
    &change_points,
    &satisfaction,
    &satisfaction_lower,
    &satisfaction_upper,
    &satisfaction_answers,
    &cusum_excursions,
    &cusum_peak,
    &band_excursions,
    &risk_gaps,
    TREND_OF(risk_trend),
    /* Last: what follows a look at confidential values counts as such. */
    &cost_cover,
    NULL,
};

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "service-metrics",
    .version = "1.0.0",
    .measures = measures,
    .open = open_metrics,
    .close = free,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
