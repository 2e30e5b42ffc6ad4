/* A standing: sums that one rule can change cheaply, and what they meet. */
#include "core/assess/standing.h"

#include <string.h>

#include "core/base/fixed.h"

int32_t heng_assumed_share(const heng_assumption *assumption,
			   const heng_result *results, size_t index)
{
	if (!heng_outcome_is_unresolved(results[index].outcome))
		return heng_result_low(&results[index]);
	return assumption->share ? assumption->share[index] : assumption->all;
}

/* Adds (sign 1) or takes away (-1) a rule's failure and veto. */
static void count_failure(heng_standing *standing, const heng_result *result,
			  int sign)
{
	standing->failures[result->rule->severity] += sign;
	if (result->rule->veto)
		standing->vetoes += sign;
}

void heng_standing_of(heng_standing *standing, const heng_result *results,
		      size_t n, const heng_assumption *assumption)
{
	*standing = (heng_standing){0};
	for (size_t i = 0; i < n; i++) {
		const heng_result *result = &results[i];
		heng_dimension d = result->rule->dimension;
		int32_t share;

		if (!heng_result_counts(result))
			continue;
		share = heng_assumed_share(assumption, results, i);
		standing->points[d] += (int64_t)result->weight * share;
		standing->weight[d] += result->weight;
		standing->rules[d]++;
		if (share == 0)
			count_failure(standing, result, 1);
	}
}

void heng_standing_add(heng_standing *standing, const heng_standing *other,
		       int sign)
{
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		standing->points[d] += sign * other->points[d];
		standing->weight[d] += sign * other->weight[d];
		standing->rules[d] += (size_t)sign * other->rules[d];
	}
	for (int s = 0; s < HENG_SEVERITIES; s++)
		standing->failures[s] += sign * other->failures[s];
	standing->vetoes += sign * other->vetoes;
}

void heng_standing_shift(heng_standing *standing, const heng_result *result,
			 int32_t from, int32_t to)
{
	if (!heng_result_counts(result))
		return;
	standing->points[result->rule->dimension] +=
	    (int64_t)result->weight * (to - from);
	if (from == 0)
		count_failure(standing, result, -1);
	if (to == 0)
		count_failure(standing, result, 1);
}

void heng_standing_leave(heng_standing *standing, const heng_result *result,
			 int32_t share)
{
	heng_dimension d = result->rule->dimension;

	if (!heng_result_counts(result))
		return;
	standing->points[d] -= (int64_t)result->weight * share;
	standing->weight[d] -= result->weight;
	standing->rules[d]--;
	if (share == 0)
		count_failure(standing, result, -1);
}

void heng_standing_score(const heng_standing *standing,
			 const heng_profile *profile,
			 heng_standing_scores *scores)
{
	int64_t points = 0, weight = 0;

	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		int w = profile->dimensions[d].weight;

		scores->dimensions[d] = HENG_UNSET;
		if (standing->weight[d] == 0)
			continue;
		scores->dimensions[d] = (int32_t)heng_div_half_even(
		    standing->points[d], standing->weight[d]);
		points += (int64_t)w * scores->dimensions[d];
		weight += w;
	}
	scores->total = HENG_UNSET;
	if (weight > 0)
		scores->total = (int32_t)heng_div_half_even(points, weight);
}

int64_t heng_standing_failures(const heng_standing *standing,
			       heng_severity severity)
{
	int64_t sum = 0;

	for (int s = severity; s < HENG_SEVERITIES; s++)
		sum += standing->failures[s];
	return sum;
}

bool heng_minimum_is_met(const heng_profile *profile,
			 const heng_standing_scores *scores, int dimension,
			 int32_t minimum)
{
	int32_t score = scores->dimensions[dimension];

	if (minimum == HENG_UNSET)
		return true;
	if (score == HENG_UNSET)
		return profile->dimensions[dimension].when_empty_met;
	return score >= minimum;
}

size_t heng_result_index(const heng_result *results, size_t n, const char *rule)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(results[i].rule->id, rule) == 0)
			return i;
	}
	return n;
}

bool heng_at_least_is_met(const heng_at_least *condition,
			  const heng_result *results, size_t n, size_t index,
			  const heng_assumption *assumption)
{
	if (index >= n || results[index].outcome == HENG_NOT_APPLICABLE)
		return false;
	return heng_assumed_share(assumption, results, index) >=
	       condition->share;
}

const size_t *const *heng_standing_named(const heng_profile *profile,
					 const heng_result *results, size_t n,
					 int from, int to, heng_arena *arena)
{
	const size_t **named;

	named = heng_arena_alloc(arena, profile->n_outcomes * sizeof(*named));
	if (!named)
		return NULL;
	for (int o = from; o < to; o++) {
		const heng_profile_outcome *outcome = &profile->outcomes[o];
		size_t *index = heng_arena_alloc(arena, outcome->n_at_least *
							    sizeof(*index));

		if (!index)
			return NULL;
		for (size_t a = 0; a < outcome->n_at_least; a++)
			index[a] = heng_result_index(results, n,
						     outcome->at_least[a].rule);
		named[o] = index;
	}
	return named;
}

static bool scores_are_met(const heng_profile *profile,
			   const heng_profile_outcome *outcome,
			   const heng_standing_scores *scores)
{
	/* Without any score HENG_UNSET lies below every total. */
	if (outcome->total != HENG_UNSET && scores->total < outcome->total)
		return false;
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		if (outcome->minimums &&
		    !heng_minimum_is_met(profile, scores, d,
					 profile->dimensions[d].minimum))
			return false;
		if (!heng_minimum_is_met(profile, scores, d,
					 outcome->minimum[d]))
			return false;
	}
	return true;
}

static bool counts_are_met(const heng_profile_outcome *outcome,
			   const heng_standing *standing)
{
	if (outcome->no_veto && standing->vetoes > 0)
		return false;
	for (int s = 0; s < HENG_SEVERITIES; s++) {
		if (outcome->failures[s] != HENG_UNSET &&
		    heng_standing_failures(standing, (heng_severity)s) >
			outcome->failures[s])
			return false;
	}
	return true;
}

int heng_standing_outcome(const heng_standing *standing,
			  const heng_profile *profile,
			  const heng_result *results, size_t n,
			  const heng_assumption *assumption,
			  const size_t *const *named, int from, int to)
{
	heng_standing_scores scores;

	heng_standing_score(standing, profile, &scores);
	for (int o = from; o < to; o++) {
		const heng_profile_outcome *outcome = &profile->outcomes[o];
		bool met = counts_are_met(outcome, standing) &&
			   scores_are_met(profile, outcome, &scores);

		for (size_t a = 0; met && a < outcome->n_at_least; a++) {
			const heng_at_least *condition = &outcome->at_least[a];
			size_t index = named ? named[o][a]
					     : heng_result_index(
						   results, n, condition->rule);

			met = heng_at_least_is_met(condition, results, n, index,
						   assumption);
		}
		if (met)
			return o;
	}
	return to;
}
