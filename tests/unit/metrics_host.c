/* Test: the plugin service-metrics on dossiers made here. */
#include <stdlib.h>
#include <string.h>

#include "plugins/service-metrics/series.h"
#include "tests/unit/metrics_bench.h"

static void test_nothing_told(void **state)
{
	const heng_plugin_info *info;
	bench *b = *state;
	size_t i;

	metrics_compute(b, "");
	info = heng_plugin_host_info(b->host);
	for (i = 0; i < info->n_measures; i++)
		assert_false(b->measures[i].computed);
	metrics_lacks(b, "availability", "operation/metricSeries",
		      "availability");
	metrics_lacks(b, "latency-p95", "operation/metricSeries", "latency");
	metrics_lacks(b, "complaint-rate", "operation/complaintSummary", "");
	metrics_lacks(b, "activity", "operation/volume", "");
	metrics_lacks(b, "satisfaction", "operation/satisfaction", "");
	metrics_lacks(b, "cusum-excursions", "operation/metricSeries", "risk");
	metrics_lacks(b, "change-p", "operation/metricSeries", "efficiency");
}

static void test_monthly(void **state)
{
	bench *b = *state;

	/* A month's mean counts: 99.9 and 99.8; order does not matter. */
	metrics_compute(b, SERIES("availability", " % ",
				  POINT("2026-05-02", "99.9")
				      POINT("2026-03-01", "100")
					  POINT("2026-04-01", "99.999999")
					      POINT("2026-05-01", "99.8")));
	metrics_is(b, "availability", 99850000, "");
	metrics_is(b, "availability-gaps", 0, "");
	metrics_is(b, "availability-trend-s", -4, "");
	/* Basis points; rounded down; one month left out of three. */
	metrics_compute(b, SERIES("success-rate", "bp",
				  POINT("2026-03-01", "9990.5")
				      POINT("2026-05-01", "9977.777777")));
	metrics_is(b, "success-rate", 99777777, "");
	metrics_is(b, "success-rate-gaps", 1, "S:2026-04");
	metrics_is(b, "success-rate-drop", 127223, "");
	/* What is explained is no fall; a change that is not there explains
	 * nothing; an incident of the day does. */
	metrics_compute(
	    b,
	    SERIES(
		"success-rate", "%",
		POINT("2026-03-01", "99") WHY("2026-04-01", "90", "G") WHY(
		    "2026-05-01", "89",
		    "X")) "<incident id='I' time='2026-05-02T00:00:00+08:00'/>"
			  "<change id='G'/>");
	metrics_is(b, "success-rate-drop", 1000000, "");
	metrics_compute(
	    b, SERIES("success-rate", "%",
		      POINT("2026-03-01", "99")
			  POINT("2026-05-02",
				"89")) "<incident id='I' "
				       "time='2026-05-02T00:00:00+08:00'/>");
	metrics_is(b, "success-rate-drop", 0, "");
	/* Several series: the worst. */
	metrics_compute(
	    b, "<metricSeries id='S' kind='availability'><unit>%</unit>" POINT(
		   "2026-03-01", "99") "</metricSeries><metricSeries id='T' "
				       "kind='availability'><unit>%</"
				       "unit>" POINT("2026-03-01",
						     "98.5") "</metricSeries>");
	metrics_is(b, "availability", 98500000, "");
	metrics_is(b, "availability-gaps", 4, "S:2026-04");
	metrics_lacks(b, "availability-trend-p",
		      "operation/metricSeries[1]/point", "S");
}

static void test_monthly_wrong(void **state)
{
	bench *b = *state;

	metrics_compute(
	    b, SERIES("availability", "pct", POINT("2026-03-01", "99")));
	metrics_lacks(b, "availability", "operation/metricSeries[1]/unit", "S");
	metrics_compute(b, SERIES("availability", "%", ""));
	metrics_lacks(b, "availability", "operation/metricSeries[1]/point",
		      "S");
	metrics_compute(b, SERIES("availability", "%", "<point value='1'/>"));
	metrics_lacks(b, "availability",
		      "operation/metricSeries[1]/point[1]/@date", "");
	metrics_compute(
	    b, SERIES("availability", "%", "<point date='2026-03-01'/>"));
	metrics_lacks(b, "availability",
		      "operation/metricSeries[1]/point[1]/@value", "");
	metrics_compute(
	    b, SERIES("availability", "%", POINT("2026-03-01", "100.01")));
	metrics_lacks(b, "availability", "operation/metricSeries[1]/point",
		      "S:no-share");
	metrics_compute(b,
			SERIES("availability", "%", POINT("2026-03-01", "-1")));
	metrics_lacks(b, "availability", "operation/metricSeries[1]/point",
		      "S:no-share");
	metrics_compute(b, SERIES("availability", "%",
				  POINT("2026-03-01", "99")
				      POINT("2026-03-01", "100")));
	metrics_lacks(b, "availability", "operation/metricSeries[1]/point",
		      "S:duplicate-date");
	metrics_compute(b,
			SERIES("availability", "%", POINT("2026-07-01", "99")));
	metrics_lacks(b, "availability",
		      "operation/metricSeries[1]/point[1]/@date",
		      "future-date");
	metrics_put(b, "2026-03-01,1\n", 13);
	metrics_compute(
	    b, "<metricSeries id='S' kind='availability' attRef='A'>"
	       "<unit>%</unit>" POINT("2026-03-01", "99") "</metricSeries>");
	metrics_lacks(b, "availability", "operation/metricSeries[1]/@attRef",
		      "points-and-file");
}

#define STAGE(stage, more, points)                                             \
	"<metricSeries id='S-" stage "' kind='efficiency' metricId='m' "       \
	"stage='" stage "' " more "><unit>h</unit>" points "</metricSeries>"

static void test_change(void **state)
{
	bench *b = *state;

	/* 9 pairs, lower is better; one day may have several values. */
	metrics_compute(
	    b, STAGE("before", "",
		     POINT("2025-01-01", "70") POINT("2025-01-01", "71")
			 POINT("2025-01-02", "72"))
		   STAGE("after", "",
			 POINT("2026-04-01", "60") POINT("2026-04-02", "61")
			     POINT("2026-04-03", "71")));
	metrics_is(b, "change-u", 15, ""); /* 1.5 */
	metrics_is(b, "change-better", 83333333, "");
	metrics_is(b, "change-points", 3, "");
	metrics_compute(b, STAGE("after", "", POINT("2026-04-01", "60")));
	metrics_lacks(b, "change-p", "operation/metricSeries", "before");
	metrics_compute(b, STAGE("before", "", POINT("2026-04-01", "60")));
	metrics_lacks(b, "change-p", "operation/metricSeries", "after");
	metrics_compute(
	    b, "<metricSeries id='S' kind='efficiency' metricId='m'>" POINT(
		   "2026-04-01", "60") "</metricSeries>");
	metrics_lacks(b, "change-p", "operation/metricSeries[1]/@stage", "S");
	metrics_compute(
	    b, "<metricSeries id='S' kind='efficiency' stage='after'>" POINT(
		   "2026-04-01", "60") "</metricSeries>");
	metrics_lacks(b, "change-p", "operation/metricSeries[1]/@metricId",
		      "S");
	metrics_compute(b, "<metricSeries kind='efficiency' metricId='w'/>");
	metrics_lacks(b, "change-p", "app/expectedEffect[2]/@better", "w");
	metrics_compute(b, "<metricSeries kind='efficiency' metricId='q'/>");
	metrics_lacks(b, "change-p", "app/expectedEffect", "q");
	metrics_compute(
	    b, "<metricSeries id='S' kind='efficiency' metricId='m' "
	       "stage='before'><unit>d</unit>" POINT(
		   "2025-01-01",
		   "1") "</metricSeries>" STAGE("after", "",
						POINT("2026-04-01", "60")));
	metrics_lacks(b, "change-p", "operation/metricSeries[2]/unit",
		      "other-unit");
}

#define EIGHT                                                                  \
	POINT("2026-01-01", "1.0")                                             \
	POINT("2026-01-02", "1.1")                                             \
	POINT("2026-01-03", "1.0")                                             \
	POINT("2026-01-04", "1.1")                                             \
	POINT("2026-02-01", "1.0")                                             \
	POINT("2026-03-01", "1.1") POINT("2026-04-01", "1.0")
#define RISK(band, points)                                                     \
	"<metricSeries id='R' kind='risk' " band ">" points "</metricSeries>"

/* Each is compared with the others. */
static void test_most_series(void **state)
{
	static const char one[] = "<metricSeries kind='efficiency'/>";
	char *text = calloc(SERIES_MAX + 1, sizeof(one));
	bench *b = *state;
	size_t i;

	assert_non_null(text);
	for (i = 0; i < SERIES_MAX; i++)
		strcat(text + i * (sizeof(one) - 1), one);
	metrics_compute(b, text);
	metrics_lacks(b, "change-p", "operation/metricSeries[1]/@metricId", "");
	strcat(text, one);
	metrics_compute(b, text);
	metrics_lacks(b, "change-p", "operation/metricSeries",
		      "too-many-series");
	free(text);
}

static void test_risk(void **state)
{
	bench *b = *state;

	metrics_compute(b, RISK("upper='2'", EIGHT POINT("2026-05-01", "1.1")));
	metrics_is(b, "cusum-excursions", 0, "");
	metrics_is(b, "band-excursions", 0, "");
	metrics_is(b, "risk-gaps", 0, "");
	metrics_compute(b,
			RISK("upper='2'", EIGHT POINT("2026-05-01", "2.01")));
	metrics_is(b, "cusum-excursions", 1, "R");
	metrics_is(b, "band-excursions", 1, "R");
	metrics_compute(b, RISK("upper='2'", EIGHT POINT("2026-05-01", "2")));
	metrics_is(b, "band-excursions", 0, "");
	metrics_compute(b, RISK("lower='1' upper='2'",
				EIGHT POINT("2026-05-01", "0.999999")));
	metrics_is(b, "band-excursions", 1, "R");
	/* Explained: by name, or by what happened that day. Then only seven
	 * are left for the chart. */
	metrics_compute(
	    b, RISK("upper='2'",
		    EIGHT WHY("2026-05-01", "9", "I")) "<incident id='I'/>");
	metrics_is(b, "band-excursions", 0, "");
	metrics_lacks(b, "cusum-excursions", "operation/metricSeries[1]/point",
		      "R:too-few-points");
	metrics_compute(
	    b, RISK("upper='2'",
		    EIGHT POINT("2026-05-01", "9")
			POINT("2026-05-02",
			      "1.0")) "<incident id='I' "
				      "time='2026-05-01T09:00:00+08:00'/>");
	metrics_is(b, "cusum-excursions", 0, "");
	metrics_is(b, "band-excursions", 0, "");
	metrics_compute(b,
			RISK("upper='2'", EIGHT WHY("2026-05-01", "9", "I")));
	metrics_is(b, "cusum-excursions", 1, "R");
	metrics_compute(b, RISK("", EIGHT POINT("2026-05-01", "9")));
	metrics_lacks(b, "band-excursions", "operation/metricSeries[1]/@upper",
		      "R");
}

#define VOLUME(month, customers, transactions)                                 \
	"<volume month='" month "' customers='" customers                      \
	"' transactions='" transactions "' cost='300' revenue='100'/>"
#define COMPLAINTS(month, count)                                               \
	"<complaintSummary month='" month "' count='" count "'/>"

static void test_volumes(void **state)
{
	bench *b = *state;

	metrics_compute(b, VOLUME("2026-05-01", "30000", "50")
			       VOLUME("2026-04-01", "20000", "100")
				   VOLUME("2026-03-01", "10000", "70")
				       VOLUME("2026-02-01", "9000", "60")
					   COMPLAINTS("2026-03-01", "7")
					       COMPLAINTS("2026-05-01", "10"));
	metrics_is(b, "complaint-rate", 7000000, "");
	metrics_is(b, "complaint-trend-s", -1, "");
	metrics_is(b, "activity", 73333333, "");
	metrics_is(b, "activity-gaps", 0, "");
	metrics_is(b, "activity-trend-s", 0, "");
	metrics_is(b, "cost-cover", 33333333, "");
	/* Rounded up: a trifle above a limit is above it. */
	metrics_compute(b, VOLUME("2026-05-01", "30001", "1")
			       COMPLAINTS("2026-05-01", "30"));
	metrics_is(b, "complaint-rate", 9999667, "");
	/* Records that the sums leave out. */
	metrics_compute(
	    b,
	    VOLUME("2026-05-01", "10000",
		   "1") "<complaintRecord received='2026-05-03'/>"
			"<complaintRecord received='2026-05-31'/>" COMPLAINTS(
			    "2026-05-01", "1"));
	metrics_is(b, "complaint-rate", 2000000, "");
	metrics_compute(b, VOLUME("2026-05-01", "10000",
				  "1") "<complaintRecord "
				       "received='2026-04-03'/>" COMPLAINTS(
					   "2026-05-01", "1"));
	metrics_lacks(b, "complaint-rate", "operation/complaintSummary",
		      "2026-04-03");
	metrics_compute(b, COMPLAINTS("2026-05-01", "1"));
	metrics_lacks(b, "complaint-rate", "operation/volume", "");
	metrics_compute(b, VOLUME("2026-04-01", "1", "1")
			       COMPLAINTS("2026-05-01", "1"));
	metrics_lacks(b, "complaint-rate", "operation/volume", "2026-05-01");
	metrics_compute(b, VOLUME("2026-05-01", "0", "0")
			       COMPLAINTS("2026-05-01", "1"));
	metrics_lacks(b, "complaint-rate", "operation/volume[1]/@customers",
		      "zero");
	metrics_compute(b, VOLUME("2026-05-01", "0", "0")
			       VOLUME("2026-04-01", "0", "0")
				   VOLUME("2026-03-01", "0", "0")
				       COMPLAINTS("2026-05-01", "0"));
	metrics_is(b, "complaint-rate", 0, "");
	metrics_is(b, "activity", 0, "");
	metrics_compute(b, VOLUME("2026-05-01", "-1", "-1")
			       COMPLAINTS("2026-05-01", "1"));
	metrics_lacks(b, "complaint-rate", "operation/volume[1]/@customers",
		      "negative");
	metrics_lacks(b, "activity", "operation/volume[1]/@transactions",
		      "negative");
	/* The largest figures that can be written. */
	metrics_compute(
	    b, VOLUME("2026-05-01", "1", "999999999999999999")
		   VOLUME("2026-04-01", "1", "999999999999999999")
		       VOLUME("2026-03-01", "1", "999999999999999999")
			   COMPLAINTS("2026-05-01", "999999999999999999"));
	metrics_is(b, "complaint-rate", INT64_MAX, "");
	metrics_is(b, "activity", 100000000, "");
	metrics_compute(b, VOLUME("2026-05-01", "1", "1")
			       VOLUME("2026-05-31", "1", "1"));
	metrics_lacks(b, "activity", "operation/volume[2]/@month",
		      "duplicate-month");
	metrics_compute(b, VOLUME("2026-05-01", "1", "1")
			       VOLUME("2026-07-01", "1", "1"));
	metrics_lacks(b, "activity", "operation/volume[2]/@month",
		      "future-date");
	metrics_compute(b, VOLUME("2026-05-01", "1", "1")
			       VOLUME("2026-04-01", "1", "1"));
	metrics_lacks(b, "activity", "operation/volume", "too-few-months");
	metrics_is(b, "activity-gaps", 1, "2026-03");
}

static void test_satisfaction(void **state)
{
	bench *b = *state;

	metrics_compute(b, "<satisfaction n='420' score='88.6'/>");
	metrics_is(b, "satisfaction", 88600000, "");
	metrics_is(b, "satisfaction-answers", 420, "");
	metrics_is(b, "satisfaction-lower", 85204363, "");
	metrics_is(b, "satisfaction-upper", 91295940, "");
	metrics_compute(b, "<satisfaction n='999999999999999999' score='80'/>");
	metrics_is(b, "satisfaction-lower", 79997520, "");
	metrics_compute(b, "<satisfaction n='0' score='88.6'/>");
	metrics_is(b, "satisfaction-answers", 0, "");
	metrics_lacks(b, "satisfaction", "operation/satisfaction/@n", "zero");
	metrics_compute(b, "<satisfaction n='-1' score='88.6'/>");
	metrics_lacks(b, "satisfaction-answers", "operation/satisfaction/@n",
		      "negative");
	metrics_compute(b, "<satisfaction n='9' score='100.000001'/>");
	metrics_lacks(b, "satisfaction", "operation/satisfaction/@score",
		      "no-share");
	metrics_compute(b, "<satisfaction n='9'/>");
	metrics_lacks(b, "satisfaction-lower", "operation/satisfaction/@score",
		      "");
	metrics_compute(b, "<satisfaction score='9'/>");
	metrics_lacks(b, "satisfaction", "operation/satisfaction/@n", "");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_nothing_told),
	    cmocka_unit_test(test_monthly),
	    cmocka_unit_test(test_monthly_wrong),
	    cmocka_unit_test(test_change),
	    cmocka_unit_test(test_most_series),
	    cmocka_unit_test(test_risk),
	    cmocka_unit_test(test_volumes),
	    cmocka_unit_test(test_satisfaction),
	};

	return cmocka_run_group_tests(tests, metrics_begin, metrics_end);
}
