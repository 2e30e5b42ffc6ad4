/* Response times: percentiles of single ones, the worst of monthly ones. */
#include <stdlib.h>
#include <string.h>

#include "plugins/service-metrics/measures.h"
#include "plugins/service-metrics/quantile.h"

/* Single response times, and a 95th percentile a month. */
#define SINGLE	"latency"
#define MONTHLY "latency-p95"

enum { MONTHLY_PERCENT = 95, MILLISECONDS = 1000 };

/* Millionths of a millisecond that fit: 10^12 ms. */
#define TIME_MAX (INT64_C(1000000000000000000))

/* How many milliseconds the unit of a series has. */
static int time_unit(struct sight *sight, heng_node series, int64_t *factor)
{
	static const struct {
		const char *name;
		int64_t factor;
	} units[] = {
	    {"ms", 1}, {"毫秒", 1}, {"s", MILLISECONDS}, {"秒", MILLISECONDS}};
	const char *unit = text_of(sight, series, PATH_UNIT);
	size_t i;

	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strcmp(unit, units[i].name) == 0) {
			*factor = units[i].factor;
			return 0;
		}
	return lacking(sight, series, PATH_UNIT,
		       text_of(sight, series, PATH_ID));
}

typedef struct times {
	struct sight *sight;
	heng_node series;
	int64_t factor;
	struct quantile *quantile;
} times;

static int take_time(void *arg, const struct point *point)
{
	times *t = arg;

	if (point->value < 0 || point->value > TIME_MAX / t->factor)
		return point_wrong(t->sight, t->series, "no-time");
	quantile_take(t->quantile, point->value);
	return 0;
}

/* The percentile of one series, in millionths of a millisecond. */
static int find(struct sight *sight, heng_node series, unsigned percent,
		series_order order, struct quantile *quantile, int64_t *out)
{
	times t = {sight, series, 1, quantile};
	int rc = time_unit(sight, series, &t.factor);

	if (rc)
		return rc;
	quantile_begin(quantile);
	do
		rc = series_walk(sight, series, order, take_time, &t);
	while (!rc && quantile_again(quantile, percent));
	if (!rc)
		*out = quantile->low * t.factor;
	return rc;
}

/*
 * The largest among the series. A 95th percentile is also read from figures
 * a month each: where in every month 95 of 100 took no longer than the
 * largest of them, so did 95 of 100 in all, so that it is an upper bound.
 */
int measure_latency(struct sight *sight, unsigned percent)
{
	bool monthly = percent == MONTHLY_PERCENT;
	const heng_node *nodes;
	int64_t worst = 0, one = 0;
	int32_t i, n;
	struct quantile *quantile;
	int rc =
	    series_list(sight, SINGLE, monthly ? MONTHLY : NULL, &nodes, &n);

	if (rc)
		return rc;
	quantile = malloc(sizeof(*quantile));
	if (!quantile)
		return HENG_PLUGIN_EMEMORY;
	for (i = 0; !rc && i < n; i++) {
		if (series_is(sight, nodes[i], SINGLE))
			rc = find(sight, nodes[i], percent, SERIES_ANY,
				  quantile, &one);
		else if (monthly && series_is(sight, nodes[i], MONTHLY))
			rc = find(sight, nodes[i], 100, SERIES_UNIQUE, quantile,
				  &one);
		if (!rc && one > worst)
			worst = one;
	}
	free(quantile);
	return rc ? rc : sight->host->measure(sight->call, worst);
}
