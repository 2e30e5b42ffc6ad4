/* Scores: two standings, all open rules as fail and all as pass. */
#include "core/assess/score.h"

#include "core/assess/split.h"
#include "core/assess/standing.h"
#include "core/base/fixed.h"

static void fill_scores(const heng_profile *profile, const heng_result *results,
			size_t n, heng_score dimensions[HENG_DIMENSIONS],
			heng_score *total)
{
	const heng_assumption fail = {NULL, 0}, pass = {NULL, HENG_BP};
	heng_standing_scores low, high;
	heng_standing standing;

	heng_standing_of(&standing, results, n, &pass);
	heng_standing_score(&standing, profile, &high);
	heng_standing_of(&standing, results, n, &fail);
	heng_standing_score(&standing, profile, &low);
	*total = (heng_score){0};
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		dimensions[d] = (heng_score){0};
		if (low.dimensions[d] == HENG_UNSET)
			continue;
		dimensions[d].has_score = true;
		dimensions[d].low = low.dimensions[d];
		dimensions[d].high = high.dimensions[d];
		dimensions[d].applicable = standing.rules[d];
		if (profile->dimensions[d].weight > 0)
			total->applicable += standing.rules[d];
	}
	if (low.total == HENG_UNSET)
		return;
	total->has_score = true;
	total->low = low.total;
	total->high = high.total;
	total->effective_weight = HENG_BP;
}

heng_rc heng_score_results(const heng_profile *profile, heng_result *results,
			   size_t n, heng_score dimensions[HENG_DIMENSIONS],
			   heng_score *total, heng_error *error)
{
	int64_t quota[HENG_DIMENSIONS], part[HENG_DIMENSIONS];
	size_t order[HENG_DIMENSIONS];
	heng_split split;
	heng_rc rc;

	rc = heng_split_init(&split, results, n, error);
	if (rc)
		return rc;
	fill_scores(profile, results, n, dimensions, total);
	for (int d = 0; d < HENG_DIMENSIONS; d++)
		quota[d] =
		    dimensions[d].has_score ? profile->dimensions[d].weight : 0;
	heng_apportion(total->effective_weight, quota, HENG_DIMENSIONS, part,
		       order);
	for (int d = 0; d < HENG_DIMENSIONS; d++)
		dimensions[d].effective_weight = part[d];
	for (size_t k = 0; k < split.start[HENG_DIMENSIONS]; k++)
		split.quota[k] = results[split.index[k]].weight;
	heng_split_share(&split, part);
	for (size_t i = 0; i < n; i++)
		results[i].effective_weight = 0;
	for (size_t k = 0; k < split.start[HENG_DIMENSIONS]; k++)
		results[split.index[k]].effective_weight = split.part[k];
	heng_split_fini(&split);
	return HENG_OK;
}
