/* Before and after: what going live changed in a metric. */
#include <stdlib.h>
#include <string.h>

#include "plugins/service-metrics/measures.h"
#include "plugins/service-metrics/wide.h"

#define KIND "efficiency"

/* Both samples of one metric. */
typedef struct samples {
	int64_t *values[2]; /* before, after; owned */
	size_t n[2];
	const char *unit[2];
} samples;

static void samples_fini(samples *s)
{
	free(s->values[0]);
	free(s->values[1]);
}

/* Adds a series to the sample of its stage. */
static int add(struct sight *sight, samples *s, heng_node series)
{
	const char *stage = text_of(sight, series, PATH_STAGE);
	int after = strcmp(stage, "after") == 0;
	int64_t *values, *all;
	size_t n;
	int rc;

	if (!after && strcmp(stage, "before") != 0)
		return lacking(sight, series, PATH_STAGE,
			       text_of(sight, series, PATH_ID));
	rc = series_keep(sight, series, SERIES_ANY, &values, &n);
	if (rc)
		return rc;
	if (s->n[0] + s->n[1] + n > RANK_MAX) {
		rc = point_wrong(sight, series, "too-many-points");
		goto out;
	}
	all = realloc(s->values[after], (s->n[after] + n) * sizeof(*all));
	if (!all) {
		rc = HENG_PLUGIN_EMEMORY;
		goto out;
	}
	memcpy(all + s->n[after], values, n * sizeof(*all));
	s->values[after] = all;
	s->n[after] += n;
	s->unit[after] = text_of(sight, series, PATH_UNIT);
	if (s->unit[!after] && strcmp(s->unit[0], s->unit[1]) != 0)
		rc = lacking(sight, series, PATH_UNIT, "other-unit");
out:
	free(values);
	return rc;
}

/* Whether more is better, as the declaration says of the metric. */
static int read_better(struct sight *sight, const char *metric, bool *higher)
{
	heng_node root = sight->host->root(sight->call);
	const heng_node *nodes;
	int32_t i, n = sight->host->all(sight->call, root,
					sight->paths[PATH_EFFECT], &nodes);

	if (n < 0)
		return n;
	if (n > SERIES_MAX)
		return lacking(sight, root, PATH_EFFECT, "too-many-effects");
	for (i = 0; i < n; i++) {
		const char *better;

		if (strcmp(text_of(sight, nodes[i], PATH_METRIC), metric) != 0)
			continue;
		better = text_of(sight, nodes[i], PATH_BETTER);
		*higher = strcmp(better, "higher") == 0;
		if (*higher || strcmp(better, "lower") == 0)
			return 0;
		return lacking(sight, nodes[i], PATH_BETTER, metric);
	}
	return lacking(sight, root, PATH_EFFECT, metric);
}

/* What one metric came to. */
typedef struct finding {
	struct change test;
	int64_t better; /* millionths of a per cent of pairs */
	int64_t points; /* in the smaller sample */
} finding;

static int test_metric(struct sight *sight, const heng_node *nodes, int32_t n,
		       const char *metric, finding *out)
{
	samples s = {{NULL, NULL}, {0, 0}, {NULL, NULL}};
	bool higher = false;
	int32_t i;
	int rc = read_better(sight, metric, &higher);

	for (i = 0; !rc && i < n; i++)
		if (series_is(sight, nodes[i], KIND) &&
		    strcmp(text_of(sight, nodes[i], PATH_METRIC), metric) == 0)
			rc = add(sight, &s, nodes[i]);
	if (!rc && (!s.n[0] || !s.n[1]))
		rc = lacking(sight, sight->host->root(sight->call), PATH_SERIES,
			     s.n[0] ? "after" : "before");
	if (!rc &&
	    !change_test(s.values[0], s.n[0], s.values[1], s.n[1], &out->test))
		rc = HENG_PLUGIN_EMEMORY;
	if (!rc) {
		wide pairs2 = 2 * (wide)s.n[0] * (wide)s.n[1];
		wide better = higher ? out->test.u2 : pairs2 - out->test.u2;

		out->better =
		    (int64_t)wide_floor(better * 100 * WIDE_E6, pairs2);
		out->points = (int64_t)(s.n[0] < s.n[1] ? s.n[0] : s.n[1]);
	}
	samples_fini(&s);
	return rc;
}

/* The metric of a series, if no series before it has it. */
static const char *new_metric(struct sight *sight, const heng_node *nodes,
			      int32_t at)
{
	const char *metric = text_of(sight, nodes[at], PATH_METRIC);
	int32_t i;

	for (i = 0; i < at; i++)
		if (series_is(sight, nodes[i], KIND) &&
		    strcmp(text_of(sight, nodes[i], PATH_METRIC), metric) == 0)
			return NULL;
	return metric;
}

/*
 * Of several metrics each figure is that of the one least sure: the largest
 * p, the smallest share, the fewest points; U is that of the largest p.
 */
int measure_change(struct sight *sight, change_part part)
{
	const heng_node *nodes;
	finding least = {
	    .test.p = -1, .better = INT64_MAX, .points = INT64_MAX};
	int64_t value;
	int32_t i, n;
	int rc = series_list(sight, KIND, NULL, &nodes, &n);

	for (i = 0; !rc && i < n; i++) {
		const char *metric;
		finding one;

		if (!series_is(sight, nodes[i], KIND))
			continue;
		metric = new_metric(sight, nodes, i);
		if (!metric)
			continue;
		if (!*metric) {
			rc = lacking(sight, nodes[i], PATH_METRIC,
				     text_of(sight, nodes[i], PATH_ID));
			continue;
		}
		rc = test_metric(sight, nodes, n, metric, &one);
		if (rc)
			continue;
		if (one.test.p > least.test.p)
			least.test = one.test;
		if (one.better < least.better)
			least.better = one.better;
		if (one.points < least.points)
			least.points = one.points;
	}
	if (rc)
		return rc;
	value = part == CHANGE_U	? least.test.u2 * 5
		: part == CHANGE_P	? least.test.p
		: part == CHANGE_BETTER ? least.better
					: least.points;
	return sight->host->measure(sight->call, value);
}
