/* What the measures are computed by: a function for each family of them. */
#ifndef HENG_PLUGINS_SERVICE_METRICS_MEASURES_H
#define HENG_PLUGINS_SERVICE_METRICS_MEASURES_H

#include "plugins/service-metrics/rank.h"
#include "plugins/service-metrics/series.h"

/* Which figure of a test is the measure. */
typedef enum test_part { TEST_S, TEST_Z, TEST_P } test_part;

typedef enum change_part {
	CHANGE_U,
	CHANGE_P,
	CHANGE_BETTER,
	CHANGE_POINTS
} change_part;

typedef enum risk_part { RISK_EXCURSIONS, RISK_PEAK, RISK_BAND } risk_part;

typedef enum answer_part {
	ANSWER_SCORE,
	ANSWER_LOWER,
	ANSWER_UPPER,
	ANSWER_COUNT
} answer_part;

/* Reports S, z or p of one trend. */
int report_trend(struct sight *sight, const struct trend *trend,
		 test_part part);

/* monthly.c: series of shares, one point a month or more. */
int measure_lowest(struct sight *sight, const char *kind);
int measure_drop(struct sight *sight, const char *kind);
int measure_gaps(struct sight *sight, const char *kind);
int measure_trend(struct sight *sight, const char *kind, test_part part);

/* Whole months from going live until the end that `told` says nothing of:
 * first and last of them since year 0, last < first if there are none. */
int months_asked(struct sight *sight, int32_t *first, int32_t *last);

/* latency.c: response times. */
int measure_latency(struct sight *sight, unsigned percent);
int measure_latency_gaps(struct sight *sight);

/* risk.c: whether risk metrics stay where they belong. */
int measure_risk(struct sight *sight, risk_part part);

/* change.c: before and after. */
int measure_change(struct sight *sight, change_part part);

/* volume.c: what is told of each month: customers, transactions, money,
 * complaints; and the survey of satisfaction. */
int measure_complaint_rate(struct sight *sight);
int measure_complaint_trend(struct sight *sight, test_part part);
int measure_activity(struct sight *sight);
int measure_activity_gaps(struct sight *sight);
int measure_activity_trend(struct sight *sight, test_part part);
int measure_cost_cover(struct sight *sight);
int measure_satisfaction(struct sight *sight, answer_part part);

#endif
