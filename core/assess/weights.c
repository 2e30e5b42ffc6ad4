/* Weight ranges: the verdict at each whole weight, from the present one out. */
#include "core/assess/weights.h"

#include "core/assess/standing.h"
#include "core/base/fixed.h"

/* The two standings between which a verdict lies; weights of dimensions are
 * in neither. */
typedef struct bounds {
	const heng_result *results;
	size_t n;
	const size_t *const *named;
	heng_standing low, high;
} bounds;

static heng_possible possible(const bounds *b, const heng_profile *profile)
{
	const heng_assumption fail = {NULL, 0}, pass = {NULL, HENG_BP};
	const int last = (int)profile->n_outcomes - 1;

	return (heng_possible){
	    .best = heng_standing_outcome(&b->high, profile, b->results, b->n,
					  &pass, b->named, 0, last),
	    .worst = heng_standing_outcome(&b->low, profile, b->results, b->n,
					   &fail, b->named, 0, last),
	};
}

/* From the present weight by `step` to the last one that changes nothing;
 * `beyond`: what the next one makes possible. */
static int reach(const bounds *b, heng_profile *profile, int d, int step,
		 const heng_possible *now, heng_possible *beyond)
{
	const int end = step > 0 ? HENG_DIMENSION_WEIGHT_MAX : 0;
	int *weight = &profile->dimensions[d].weight;
	const int present = *weight;
	int found = present;

	*beyond = *now;
	while (found != end) {
		heng_possible at;

		*weight = found + step;
		at = possible(b, profile);
		if (at.best != now->best || at.worst != now->worst) {
			*beyond = at;
			break;
		}
		found = *weight;
	}
	*weight = present;
	return found;
}

heng_rc heng_weight_ranges(const heng_profile *profile,
			   const heng_result *results, size_t n,
			   heng_arena *arena, heng_possible *now,
			   heng_weight_range ranges[HENG_DIMENSIONS],
			   heng_error *error)
{
	const heng_assumption fail = {NULL, 0}, pass = {NULL, HENG_BP};
	heng_profile copy = *profile;
	bounds b = {.results = results, .n = n};

	b.named = heng_standing_named(profile, results, n, 0,
				      (int)profile->n_outcomes - 1, arena);
	if (!b.named)
		return heng_fail_memory(error);
	heng_standing_of(&b.low, results, n, &fail);
	heng_standing_of(&b.high, results, n, &pass);
	*now = possible(&b, &copy);
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		heng_weight_range *range = &ranges[d];

		range->low = reach(&b, &copy, d, -1, now, &range->below);
		range->high = reach(&b, &copy, d, 1, now, &range->above);
	}
	return HENG_OK;
}
