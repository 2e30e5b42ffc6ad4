/* Monthly figures: the lowest month, falls, months left out, trends. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plugins/service-metrics/decimal.h"
#include "plugins/service-metrics/excuse.h"
#include "plugins/service-metrics/measures.h"
#include "plugins/service-metrics/wide.h"

/* Millionths of a per cent in the whole. */
#define SHARE_MAX INT64_C(100000000)

enum { BASIS_POINTS = 100, MONTHS_MAX = 12 * 10000 };

/* How many of a series' unit are a per cent: 1 or 100. */
static int share_unit(struct sight *sight, heng_node series, int *per_cent)
{
	const char *unit = text_of(sight, series, PATH_UNIT);

	if (strcmp(unit, "%") == 0)
		*per_cent = 1;
	else if (strcmp(unit, "bp") == 0)
		*per_cent = BASIS_POINTS;
	else
		return lacking(sight, series, PATH_UNIT,
			       text_of(sight, series, PATH_ID));
	return 0;
}

/* One walk through a series of shares. */
typedef struct shares {
	struct sight *sight;
	heng_node series;
	struct excuses *excuses; /* for falls only */
	int per_cent;
	int32_t month; /* being summed; -1: none yet */
	int64_t sum, n;
	bool any;
	int64_t lowest;	      /* mean of a month, so far */
	int64_t before, drop; /* the last value; the largest fall */
} shares;

static bool is_share(const shares *s, int64_t value)
{
	return value >= 0 && value <= SHARE_MAX * s->per_cent;
}

/* The month's mean in millionths of a per cent, rounded down. */
static void end_month(shares *s)
{
	int64_t mean;

	if (s->n == 0)
		return;
	mean = s->sum / (s->n * s->per_cent);
	if (!s->any || mean < s->lowest)
		s->lowest = mean;
	s->any = true;
	s->sum = s->n = 0;
}

/* Days are unique: a sum has at most 31 values. */
static int take_share(void *arg, const struct point *point)
{
	shares *s = arg;
	int32_t month = month_of(point->day);

	if (!is_share(s, point->value))
		return point_wrong(s->sight, s->series, "no-share");
	if (month != s->month)
		end_month(s);
	s->month = month;
	s->sum += point->value;
	s->n++;
	return 0;
}

static int take_fall(void *arg, const struct point *point)
{
	shares *s = arg;
	int64_t fall;

	if (!is_share(s, point->value))
		return point_wrong(s->sight, s->series, "no-share");
	fall = s->before - point->value;
	if (s->any && fall > 0 && !is_excused(s->excuses, point)) {
		fall = (int64_t)wide_ceil(fall, s->per_cent);
		if (fall > s->drop)
			s->drop = fall;
	}
	s->before = point->value;
	s->any = true;
	return 0;
}

int measure_lowest(struct sight *sight, const char *kind)
{
	const heng_node *nodes;
	int64_t lowest = INT64_MAX;
	int32_t i, n;
	int rc = series_list(sight, kind, NULL, &nodes, &n);

	for (i = 0; !rc && i < n; i++) {
		shares s = {.sight = sight, .series = nodes[i], .month = -1};

		if (!series_is(sight, nodes[i], kind))
			continue;
		rc = share_unit(sight, nodes[i], &s.per_cent);
		if (!rc)
			rc = series_walk(sight, nodes[i], SERIES_UNIQUE,
					 take_share, &s);
		end_month(&s);
		if (!rc && s.lowest < lowest)
			lowest = s.lowest;
	}
	return rc ? rc : sight->host->measure(sight->call, lowest);
}

int measure_drop(struct sight *sight, const char *kind)
{
	const heng_node *nodes;
	struct excuses excuses;
	int64_t drop = 0;
	int32_t i, n;
	int rc = series_list(sight, kind, NULL, &nodes, &n);

	if (rc)
		return rc;
	rc = excuses_read(&excuses, sight);
	for (i = 0; !rc && i < n; i++) {
		shares s = {
		    .sight = sight, .series = nodes[i], .excuses = &excuses};

		if (!series_is(sight, nodes[i], kind))
			continue;
		rc = share_unit(sight, nodes[i], &s.per_cent);
		if (!rc)
			rc = series_walk(sight, nodes[i], SERIES_UNIQUE,
					 take_fall, &s);
		if (!rc && s.drop > drop)
			drop = s.drop;
	}
	excuses_fini(&excuses);
	return rc ? rc : sight->host->measure(sight->call, drop);
}

int months_asked(struct sight *sight, int32_t *first, int32_t *last)
{
	heng_node root = sight->host->root(sight->call);
	int32_t live, ends, today = sight->host->as_of(sight->call);
	int rc = day_of(sight, root, PATH_LIVE, &live);

	if (rc)
		return rc;
	ends = today;
	if (*text_of(sight, root, PATH_COMPLETION)) {
		rc = day_of(sight, root, PATH_COMPLETION, &ends);
		if (rc)
			return rc;
		if (ends > today)
			ends = today;
	}
	/* A month that it went live in later than on the first is no whole
	 * one: the day before lies in the same month. */
	*first = month_of(live);
	if (month_of(live - 1) == *first)
		++*first;
	*last = month_of(ends) - 1;
	return 0;
}

typedef struct telling {
	int32_t first, last;
	unsigned char *told; /* a byte for each month between them */
} telling;

static int take_month(void *arg, const struct point *point)
{
	telling *t = arg;
	int32_t month = month_of(point->day);

	if (month >= t->first && month <= t->last)
		t->told[month - t->first] = 1;
	return 0;
}

/* Counts the months a series leaves out; the first stands beside it. */
static int count_gaps(struct sight *sight, heng_node series, telling *t,
		      int64_t *gaps)
{
	int32_t month;
	int rc;

	memset(t->told, 0, MONTHS_MAX);
	rc = series_walk(sight, series, SERIES_ANY, take_month, t);
	for (month = t->first; !rc && month <= t->last; month++)
		if (!t->told[month - t->first] && ++*gaps == 1) {
			char word[96];

			snprintf(word, sizeof(word), "%.64s:%04d-%02d",
				 text_of(sight, series, PATH_ID),
				 (int)(month / 12), (int)(month % 12 + 1));
			rc = sight->host->note(sight->call, word);
		}
	return rc;
}

/* Of one kind, or of two that do with one of them. */
static int measure_gaps_of(struct sight *sight, const char *kind,
			   const char *other)
{
	telling t = {0, 0, malloc(MONTHS_MAX)};
	const heng_node *nodes;
	int64_t gaps = 0;
	int32_t i, n;
	int rc;

	if (!t.told)
		return HENG_PLUGIN_EMEMORY;
	rc = series_list(sight, kind, other, &nodes, &n);
	if (!rc)
		rc = months_asked(sight, &t.first, &t.last);
	for (i = 0; !rc && i < n; i++)
		if (series_is(sight, nodes[i], kind) ||
		    (other && series_is(sight, nodes[i], other)))
			rc = count_gaps(sight, nodes[i], &t, &gaps);
	free(t.told);
	return rc ? rc : sight->host->measure(sight->call, gaps);
}

int measure_gaps(struct sight *sight, const char *kind)
{
	return measure_gaps_of(sight, kind, NULL);
}

int measure_latency_gaps(struct sight *sight)
{
	return measure_gaps_of(sight, "latency", "latency-p95");
}

int report_trend(struct sight *sight, const struct trend *trend, test_part part)
{
	int64_t value = part == TEST_S	 ? trend->s
			: part == TEST_P ? trend->p
					 : (int64_t)wide_divide(trend->z, 1000);

	return sight->host->measure(sight->call, value);
}

/* The trend of one series. */
static int test_series(struct sight *sight, heng_node series, struct trend *out)
{
	int64_t *values, *room;
	size_t n;
	int rc = series_keep(sight, series, SERIES_UNIQUE, &values, &n);

	if (rc)
		return rc;
	room = malloc(n * sizeof(*room));
	if (!room)
		rc = HENG_PLUGIN_EMEMORY;
	else if (n < 2)
		rc = lacking(sight, series, PATH_POINT,
			     text_of(sight, series, PATH_ID));
	else
		trend_test(values, n, room, out);
	free(values);
	free(room);
	return rc;
}

/* Of several series the one with the clearest trend. */
int measure_trend(struct sight *sight, const char *kind, test_part part)
{
	const heng_node *nodes;
	heng_node clearest = 0;
	struct trend best = {0};
	int32_t i, n;
	int rc = series_list(sight, kind, NULL, &nodes, &n);

	for (i = 0; !rc && i < n; i++) {
		struct trend one;

		if (!series_is(sight, nodes[i], kind))
			continue;
		rc = test_series(sight, nodes[i], &one);
		if (!rc && (!clearest || one.p < best.p)) {
			best = one;
			clearest = nodes[i];
		}
	}
	if (!rc && n > 1 && *text_of(sight, clearest, PATH_ID))
		rc = sight->host->note(sight->call,
				       text_of(sight, clearest, PATH_ID));
	return rc ? rc : report_trend(sight, &best, part);
}
