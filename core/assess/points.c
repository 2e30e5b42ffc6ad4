/* Points: earned, open and lost parts of the total, down to each rule. */
#include "core/assess/score.h"

#include "core/assess/split.h"
#include "core/base/fixed.h"

/* The three parts that together make the whole of 10000. */
typedef enum part { EARNED, OPEN, LOST } part;
enum { PARTS = 3 };

static int64_t part_of(part p, int32_t low, int32_t high)
{
	switch (p) {
	case EARNED:
		return low;
	case OPEN:
		return high - low;
	default:
		return HENG_BP - high;
	}
}

static int64_t *field_of(part p, heng_points *points)
{
	switch (p) {
	case EARNED:
		return &points->points;
	case OPEN:
		return &points->open;
	default:
		return &points->lost;
	}
}

/*
 * A dimension that is given something always has a rule to give it to: its
 * rounded score lies strictly inside only if a rule's share does.
 */
static void explain_part(part p, const heng_profile *profile,
			 const heng_result *results,
			 const heng_score dimensions[HENG_DIMENSIONS],
			 const heng_score *total, heng_split *split,
			 heng_points *points)
{
	int64_t quota[HENG_DIMENSIONS], amount[HENG_DIMENSIONS];
	size_t order[HENG_DIMENSIONS];

	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		const heng_score *score = &dimensions[d];

		quota[d] = 0;
		if (score->has_score)
			quota[d] = profile->dimensions[d].weight *
				   part_of(p, score->low, score->high);
	}
	heng_apportion(part_of(p, total->low, total->high), quota,
		       HENG_DIMENSIONS, amount, order);
	for (size_t k = 0; k < split->start[HENG_DIMENSIONS]; k++) {
		const heng_result *result = &results[split->index[k]];

		split->quota[k] =
		    result->weight * part_of(p, heng_result_low(result),
					     heng_result_high(result));
	}
	heng_split_share(split, amount);
	for (size_t k = 0; k < split->start[HENG_DIMENSIONS]; k++)
		*field_of(p, &points[split->index[k]]) = split->part[k];
}

heng_rc heng_score_explain(const heng_profile *profile,
			   const heng_result *results, size_t n,
			   const heng_score dimensions[HENG_DIMENSIONS],
			   const heng_score *total, heng_points *points,
			   heng_error *error)
{
	heng_split split;
	heng_rc rc;

	for (size_t i = 0; i < n; i++)
		points[i] = (heng_points){0};
	if (!total->has_score)
		return HENG_OK;
	rc = heng_split_init(&split, results, n, error);
	if (rc)
		return rc;
	for (int p = 0; p < PARTS; p++)
		explain_part((part)p, profile, results, dimensions, total,
			     &split, points);
	heng_split_fini(&split);
	return HENG_OK;
}
