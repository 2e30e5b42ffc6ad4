/* Risk metrics: whether they stay at their level and in their band. */
#include <stdlib.h>

#include "plugins/service-metrics/cusum.h"
#include "plugins/service-metrics/excuse.h"
#include "plugins/service-metrics/measures.h"

#define KIND "risk"

/* The points of one series that nothing explains. */
typedef struct risks {
	struct sight *sight;
	heng_node series;
	const struct excuses *excuses;
	bool has_band;
	int64_t lower, upper;
	int64_t outside; /* of the band */
	int64_t *values; /* for the chart; NULL: not wanted */
	size_t n;
} risks;

static int take_risk(void *arg, const struct point *point)
{
	risks *r = arg;

	if (is_excused(r->excuses, point))
		return 0;
	if (r->has_band)
		r->outside +=
		    point->value < r->lower || point->value > r->upper;
	if (!r->values)
		return 0;
	if (r->n == RANK_MAX)
		return point_wrong(r->sight, r->series, "too-many-points");
	r->values[r->n++] = point->value;
	return 0;
}

/* The band, one end of which may be open. */
static int read_band(struct sight *sight, risks *r)
{
	int rc = 0;

	r->lower = INT64_MIN;
	r->upper = INT64_MAX;
	if (*text_of(sight, r->series, PATH_LOWER))
		rc = decimal_of(sight, r->series, PATH_LOWER, &r->lower);
	if (!rc && *text_of(sight, r->series, PATH_UPPER))
		rc = decimal_of(sight, r->series, PATH_UPPER, &r->upper);
	if (!rc && r->lower == INT64_MIN && r->upper == INT64_MAX)
		return lacking(sight, r->series, PATH_UPPER,
			       text_of(sight, r->series, PATH_ID));
	r->has_band = true;
	return rc;
}

static int measure_series(struct sight *sight, risks *r, risk_part part,
			  int64_t *value)
{
	struct cusum chart;
	int64_t before = *value;
	int rc = 0;

	if (part == RISK_BAND)
		rc = read_band(sight, r);
	if (!rc)
		rc = series_walk(sight, r->series, SERIES_UNIQUE, take_risk, r);
	if (rc)
		return rc;
	if (part == RISK_BAND) {
		*value += r->outside;
	} else if (r->n < CUSUM_POINTS_MIN) {
		return point_wrong(sight, r->series, "too-few-points");
	} else {
		chart =
		    cusum_scan(r->values, r->n,
			       cusum_reference(r->values, r->n), NULL, NULL);
		if (part == RISK_EXCURSIONS)
			*value += chart.excursions;
		else if (chart.peak > *value)
			*value = chart.peak;
	}
	if (*value > before && *text_of(sight, r->series, PATH_ID)) {
		rc = sight->host->note(sight->call,
				       text_of(sight, r->series, PATH_ID));
		/* Beyond what has room the ids are cut. */
		if (rc == HENG_PLUGIN_ELIMIT)
			rc = 0;
	}
	return rc;
}

int measure_risk(struct sight *sight, risk_part part)
{
	const heng_node *nodes;
	int64_t *values = NULL;
	struct excuses excuses;
	int64_t value = 0;
	int32_t i, n;
	int rc = series_list(sight, KIND, NULL, &nodes, &n);

	if (rc)
		return rc;
	rc = excuses_read(&excuses, sight);
	if (!rc && part != RISK_BAND) {
		values = malloc(RANK_MAX * sizeof(*values));
		if (!values)
			rc = HENG_PLUGIN_EMEMORY;
	}
	for (i = 0; !rc && i < n; i++) {
		risks r = {.sight = sight,
			   .series = nodes[i],
			   .excuses = &excuses,
			   .values = values};

		if (series_is(sight, nodes[i], KIND))
			rc = measure_series(sight, &r, part, &value);
	}
	free(values);
	excuses_fini(&excuses);
	return rc ? rc : sight->host->measure(sight->call, value);
}
