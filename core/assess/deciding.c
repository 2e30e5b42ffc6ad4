/* Deciding rules: every assignment in Gray code order, one rule at a time. */
#include "core/assess/deciding.h"

#include <string.h>

#include "core/assess/standing.h"
#include "core/assess/verdict.h"
#include "core/base/fixed.h"

/* Whether a condition that can still go either way names the rule. */
static bool is_named(const heng_profile *profile, const heng_verdict *verdict,
		     const char *rule)
{
	for (int o = verdict->best; o < verdict->worst; o++) {
		const heng_profile_outcome *outcome = &profile->outcomes[o];

		for (size_t a = 0; a < outcome->n_at_least; a++) {
			if (outcome->at_least[a].share > 0 &&
			    strcmp(outcome->at_least[a].rule, rule) == 0)
				return true;
		}
	}
	return false;
}

/* The indices of the open rules that can matter, in the results' order. */
static size_t collect(const heng_profile *profile, const heng_result *results,
		      size_t n, const heng_verdict *verdict, size_t *open)
{
	size_t m = 0;

	for (size_t i = 0; i < n; i++) {
		if (!heng_outcome_is_unresolved(results[i].outcome))
			continue;
		if (heng_result_counts(&results[i]) ||
		    is_named(profile, verdict, results[i].rule->id))
			open[m++] = i;
	}
	return m;
}

/*
 * Which of the m open rules decide, one bit each. verdicts[mask] is the
 * verdict where exactly the rules of the mask pass; a rule decides if two
 * masks that differ in its bit alone have different ones.
 */
static unsigned enumerate(const heng_profile *profile,
			  const heng_result *results, size_t n,
			  const heng_verdict *verdict,
			  const size_t *const *named, const size_t *open,
			  size_t m, int32_t *share)
{
	unsigned char verdicts[1 << HENG_ENUMERATED_MAX];
	const heng_assumption assumption = {share, 0};
	const unsigned count = 1u << m, all = count - 1;
	unsigned mask = 0, deciding = 0;
	heng_standing standing;

	heng_standing_of(&standing, results, n, &assumption);
	for (unsigned step = 1;; step++) {
		unsigned bit;
		size_t i;

		verdicts[mask] = (unsigned char)heng_standing_outcome(
		    &standing, profile, results, n, &assumption, named,
		    verdict->best, verdict->worst);
		if (step == count)
			break;
		bit = (unsigned)__builtin_ctz(step);
		i = open[bit];
		mask ^= 1u << bit;
		heng_standing_shift(&standing, &results[i], share[i],
				    HENG_BP - share[i]);
		share[i] = HENG_BP - share[i];
	}
	for (unsigned k = 0; k < m; k++) {
		const unsigned bit = 1u << k;

		for (mask = 0; mask <= all && !(deciding & bit); mask++) {
			if (verdicts[mask] != verdicts[mask ^ bit])
				deciding |= bit;
		}
	}
	return deciding;
}

heng_rc heng_deciding_find(const heng_profile *profile,
			   const heng_result *results, size_t n,
			   heng_arena *arena, heng_verdict *verdict,
			   heng_error *error)
{
	const size_t *const *named;
	unsigned deciding = 0;
	const char **rules;
	int32_t *share;
	size_t *open;
	size_t m;

	open = heng_arena_alloc(arena, n * sizeof(*open));
	share = heng_arena_alloc(arena, n * sizeof(*share));
	rules = heng_arena_alloc(arena, n * sizeof(*rules));
	named = heng_standing_named(profile, results, n, verdict->best,
				    verdict->worst, arena);
	if (!open || !share || !rules || !named)
		return heng_fail_memory(error);
	m = collect(profile, results, n, verdict, open);
	verdict->exact = m <= HENG_ENUMERATED_MAX;
	if (verdict->exact)
		deciding = enumerate(profile, results, n, verdict, named, open,
				     m, share);
	for (size_t k = 0; k < m; k++) {
		if (!verdict->exact || deciding >> k & 1)
			rules[verdict->n_deciding++] =
			    results[open[k]].rule->id;
	}
	verdict->deciding = rules;
	return HENG_OK;
}
