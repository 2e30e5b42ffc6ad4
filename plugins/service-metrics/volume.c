/* What is told of each month: activity, money, complaints, and a survey. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plugins/service-metrics/decimal.h"
#include "plugins/service-metrics/measures.h"
#include "plugins/service-metrics/wide.h"
#include "plugins/service-metrics/wilson.h"

enum { RECENT = 3, PER_CUSTOMERS = 10000, MONTHS_MAX = 12 * 10000 };

struct month {
	int32_t month; /* since year 0 */
	heng_node node;
	int64_t complaints;
	int64_t figure; /* customers, or transactions */
};

static int by_month(const void *a, const void *b)
{
	const struct month *x = a, *y = b;

	return (x->month > y->month) - (x->month < y->month);
}

/* The months of the elements that `path` selects, in order; none twice. */
static int list_months(struct sight *sight, metric_path path,
		       struct month **out, size_t *n)
{
	heng_node root = sight->host->root(sight->call);
	const heng_node *nodes;
	int32_t i, count = sight->host->all(sight->call, root,
					    sight->paths[path], &nodes);
	struct month *list;
	int rc = 0;

	if (count < 0)
		return count;
	if (count == 0)
		return lacking(sight, root, path, NULL);
	list = calloc((size_t)count, sizeof(*list));
	if (!list)
		return HENG_PLUGIN_EMEMORY;
	for (i = 0; !rc && i < count; i++) {
		int32_t day = 0;

		rc = day_of(sight, nodes[i], PATH_MONTH, &day);
		if (!rc && day > sight->host->as_of(sight->call))
			rc =
			    lacking(sight, nodes[i], PATH_MONTH, "future-date");
		list[i] =
		    (struct month){.month = month_of(day), .node = nodes[i]};
	}
	if (!rc)
		qsort(list, (size_t)count, sizeof(*list), by_month);
	for (i = 1; !rc && i < count; i++)
		if (list[i].month == list[i - 1].month)
			rc = lacking(sight, list[i].node, PATH_MONTH,
				     "duplicate-month");
	if (rc) {
		free(list);
		return rc;
	}
	*out = list;
	*n = (size_t)count;
	return 0;
}

/* Months with one figure of their volumes. */
static int read_volumes(struct sight *sight, metric_path figure,
			struct month **out, size_t *n)
{
	int rc = list_months(sight, PATH_VOLUME, out, n);
	size_t i;

	if (rc)
		return rc;
	for (i = 0; !rc && i < *n; i++)
		rc = count_of(sight, (*out)[i].node, figure, &(*out)[i].figure);
	if (rc)
		free(*out);
	return rc;
}

static struct month *find(struct month *list, size_t n, int32_t wanted)
{
	struct month key = {.month = wanted};

	return bsearch(&key, list, n, sizeof(*list), by_month);
}

/* Adds the complaints that are recorded one by one. Where the sums say less
 * of a month, the records speak. */
static int count_records(struct sight *sight, struct month *list, size_t n)
{
	heng_node root = sight->host->root(sight->call);
	const heng_node *nodes;
	int32_t i, count = sight->host->all(
		       sight->call, root, sight->paths[PATH_COMPLAINT], &nodes);
	int64_t *told;
	size_t at;
	int rc = 0;

	if (count < 0)
		return count;
	told = calloc(n + 1, sizeof(*told));
	if (!told)
		return HENG_PLUGIN_EMEMORY;
	for (i = 0; !rc && i < count; i++) {
		int32_t day = 0;
		struct month *found;

		rc = day_of(sight, nodes[i], PATH_RECEIVED, &day);
		found = rc ? NULL : find(list, n, month_of(day));
		if (found)
			told[found - list]++;
		else if (!rc)
			rc = lacking(sight, root, PATH_COMPLAINTS,
				     text_of(sight, nodes[i], PATH_RECEIVED));
	}
	for (at = 0; at < n; at++)
		if (told[at] > list[at].complaints)
			list[at].complaints = told[at];
	free(told);
	return rc;
}

/* Each month's complaints with its customers. */
static int read_complaints(struct sight *sight, struct month **out, size_t *n)
{
	struct month *volumes = NULL;
	size_t i, n_volumes;
	int rc = list_months(sight, PATH_COMPLAINTS, out, n);

	if (rc)
		return rc;
	rc = read_volumes(sight, PATH_CUSTOMERS, &volumes, &n_volumes);
	if (rc) {
		free(*out);
		return rc;
	}
	for (i = 0; !rc && i < *n; i++) {
		struct month *one = &(*out)[i];
		struct month *volume = find(volumes, n_volumes, one->month);

		rc = count_of(sight, one->node, PATH_COUNT, &one->complaints);
		if (!rc && !volume)
			rc = lacking(sight, sight->host->root(sight->call),
				     PATH_VOLUME,
				     text_of(sight, one->node, PATH_MONTH));
		if (!rc)
			one->figure = volume->figure;
	}
	if (!rc)
		rc = count_records(sight, *out, *n);
	/* Complaints of nobody cannot be put in proportion. */
	for (i = 0; !rc && i < *n; i++)
		if ((*out)[i].figure == 0 && (*out)[i].complaints > 0)
			rc = lacking(
			    sight,
			    find(volumes, n_volumes, (*out)[i].month)->node,
			    PATH_CUSTOMERS, "zero");
	free(volumes);
	if (rc)
		free(*out);
	return rc;
}

int measure_complaint_rate(struct sight *sight)
{
	wide worst = 0;
	struct month *list;
	size_t i, n;
	int rc = read_complaints(sight, &list, &n);

	if (rc)
		return rc;
	for (i = 0; i < n; i++) {
		wide rate = list[i].figure
				? wide_ceil((wide)list[i].complaints *
						PER_CUSTOMERS * WIDE_E6,
					    list[i].figure)
				: 0;

		if (rate > worst)
			worst = rate;
	}
	free(list);
	/* More complaints than a number holds are as many as it holds. */
	return sight->host->measure(
	    sight->call, worst > INT64_MAX ? INT64_MAX : (int64_t)worst);
}

/* A month's place among the rates: compared crosswise, exactly. */
struct rate {
	int64_t part, whole;
	size_t at; /* in time */
};

static int against(const struct rate *x, const struct rate *y)
{
	wide a = (wide)x->part * y->whole, b = (wide)y->part * x->whole;

	return (a > b) - (a < b);
}

static int by_rate(const void *a, const void *b)
{
	return against(a, b);
}

/* The trend of fractions: equal ones get one rank. */
static int test_rates(struct rate *rates, size_t n, struct trend *out)
{
	int64_t *ranks = calloc(2 * n, sizeof(*ranks));
	int64_t rank = 0;
	size_t i;

	if (!ranks)
		return HENG_PLUGIN_EMEMORY;
	qsort(rates, n, sizeof(*rates), by_rate);
	for (i = 0; i < n; i++) {
		if (i && against(&rates[i - 1], &rates[i]) != 0)
			rank++;
		ranks[rates[i].at] = rank;
	}
	trend_test(ranks, n, ranks + n, out);
	free(ranks);
	return 0;
}

static int trend_of_months(struct sight *sight, struct month *list, size_t n,
			   bool is_rate, metric_path path, test_part part)
{
	struct rate *rates = calloc(n, sizeof(*rates));
	struct trend result;
	size_t i;
	int rc = rates ? 0 : HENG_PLUGIN_EMEMORY;

	for (i = 0; !rc && i < n; i++) {
		bool some = is_rate && list[i].figure > 0;

		rates[i].at = i;
		rates[i].whole = some ? list[i].figure : 1;
		rates[i].part = !is_rate ? list[i].figure
				: some	 ? list[i].complaints
					 : 0;
	}
	if (!rc && (n < 2 || n > RANK_MAX))
		rc = lacking(sight, sight->host->root(sight->call), path,
			     n < 2 ? "too-few-months" : "too-many-months");
	if (!rc)
		rc = test_rates(rates, n, &result);
	free(rates);
	free(list);
	return rc ? rc : report_trend(sight, &result, part);
}

int measure_complaint_trend(struct sight *sight, test_part part)
{
	struct month *list;
	size_t n;
	int rc = read_complaints(sight, &list, &n);

	return rc ? rc
		  : trend_of_months(sight, list, n, true, PATH_COMPLAINTS,
				    part);
}

int measure_activity_trend(struct sight *sight, test_part part)
{
	struct month *list;
	size_t n;
	int rc = read_volumes(sight, PATH_TRANSACTIONS, &list, &n);

	return rc ? rc
		  : trend_of_months(sight, list, n, false, PATH_VOLUME, part);
}

/* The last months' transactions as a share of the best month's. */
int measure_activity(struct sight *sight)
{
	wide recent = 0, peak = 0;
	struct month *list;
	size_t i, n;
	int rc = read_volumes(sight, PATH_TRANSACTIONS, &list, &n);

	if (rc)
		return rc;
	for (i = 0; i < n; i++) {
		if (i + RECENT >= n)
			recent += list[i].figure;
		if (list[i].figure > peak)
			peak = list[i].figure;
	}
	free(list);
	if (n < RECENT)
		return lacking(sight, sight->host->root(sight->call),
			       PATH_VOLUME, "too-few-months");
	/* Where nothing ever went on, nothing is left of it. */
	return sight->host->measure(
	    sight->call,
	    peak ? (int64_t)wide_floor(recent * 100 * WIDE_E6, RECENT * peak)
		 : 0);
}

int measure_activity_gaps(struct sight *sight)
{
	int32_t first, last, missing;
	int64_t gaps = 0;
	struct month *list;
	size_t n;
	int rc = list_months(sight, PATH_VOLUME, &list, &n);

	if (rc)
		return rc;
	rc = months_asked(sight, &first, &last);
	for (missing = first; !rc && missing <= last; missing++)
		if (!find(list, n, missing) && ++gaps == 1) {
			char word[32];

			snprintf(word, sizeof(word), "%04d-%02d",
				 (int)(missing / 12), (int)(missing % 12 + 1));
			rc = sight->host->note(sight->call, word);
		}
	free(list);
	return rc ? rc : sight->host->measure(sight->call, gaps);
}

/* One amount of the last months; all in one currency. */
static int recent_money(struct sight *sight, const struct month *list, size_t n,
			metric_path path, const char **currency, wide *sum)
{
	size_t i;

	*sum = 0;
	for (i = n - RECENT; i < n; i++) {
		heng_node node = sight->host->first(sight->call, list[i].node,
						    sight->paths[path]);
		const char *money;
		int64_t amount;

		if (!node ||
		    sight->host->money(sight->call, node, &amount, &money) ||
		    amount < 0)
			return lacking(sight, list[i].node, path, NULL);
		if (*currency && strcmp(*currency, money) != 0)
			return lacking(sight, list[i].node, path,
				       "other-currency");
		*currency = money;
		*sum += amount;
	}
	return 0;
}

/* Revenue of the last months as a share of their cost. */
int measure_cost_cover(struct sight *sight)
{
	const char *currency = NULL;
	wide cost, revenue, share;
	struct month *list;
	size_t n;
	int rc = list_months(sight, PATH_VOLUME, &list, &n);

	if (rc)
		return rc;
	if (n < RECENT)
		rc = lacking(sight, sight->host->root(sight->call), PATH_VOLUME,
			     "too-few-months");
	if (!rc)
		rc = recent_money(sight, list, n, PATH_COST, &currency, &cost);
	if (!rc)
		rc = recent_money(sight, list, n, PATH_REVENUE, &currency,
				  &revenue);
	if (!rc && cost == 0)
		rc = lacking(sight, list[n - 1].node, PATH_COST, "zero");
	free(list);
	if (rc)
		return rc;
	share = wide_floor(revenue * 100 * WIDE_E6, cost);
	return sight->host->measure(
	    sight->call, share > INT64_MAX ? INT64_MAX : (int64_t)share);
}

/*
 * A mean score of 0 to 100 is taken as a share. Of all scores within these
 * bounds with one mean those of 0 and 100 alone vary most (Bhatia and Davis,
 * The American Mathematical Monthly 107, 2000), so that Wilson's bounds are
 * too wide rather than too narrow.
 */
int measure_satisfaction(struct sight *sight, answer_part part)
{
	heng_node node =
	    sight->host->first(sight->call, sight->host->root(sight->call),
			       sight->paths[PATH_SATISFACTION]);
	int64_t answers, score = 0, lower, upper;
	int rc;

	if (!node)
		return lacking(sight, sight->host->root(sight->call),
			       PATH_SATISFACTION, NULL);
	rc = count_of(sight, node, PATH_N, &answers);
	if (!rc && part != ANSWER_COUNT) {
		rc = decimal_of(sight, node, PATH_SCORE, &score);
		if (!rc && (score < 0 || score > 100 * WIDE_E6))
			rc = lacking(sight, node, PATH_SCORE, "no-share");
		if (!rc && answers == 0)
			rc = lacking(sight, node, PATH_N, "zero");
	}
	if (rc)
		return rc;
	if (part == ANSWER_COUNT)
		return sight->host->measure(sight->call, answers);
	if (part == ANSWER_SCORE)
		return sight->host->measure(sight->call, score);
	wilson_bounds(score, answers, &lower, &upper);
	return sight->host->measure(sight->call,
				    part == ANSWER_LOWER ? lower : upper);
}
