/* The verdict: the worst and the best that open rules leave possible. */
#include "core/assess/verdict.h"

#include <inttypes.h>

#include "core/assess/deciding.h"
#include "core/assess/standing.h"
#include "core/base/fixed.h"

static int outcome_under(const heng_profile *profile,
			 const heng_result *results, size_t n,
			 const heng_assumption *assumption)
{
	heng_standing standing;

	heng_standing_of(&standing, results, n, assumption);
	return heng_standing_outcome(&standing, profile, results, n, assumption,
				     NULL, 0, (int)profile->n_outcomes - 1);
}

int heng_verdict_outcome(const heng_profile *profile,
			 const heng_result *results, size_t n,
			 const int32_t *share)
{
	const heng_assumption assumption = {share, 0};

	return outcome_under(profile, results, n, &assumption);
}

/* The reasons so far; the array has room for all there can be. */
typedef struct reasons {
	heng_because *items;
	size_t count;
} reasons;

static void add_reason(reasons *r, const char *rule, const char *condition)
{
	r->items[r->count++] = (heng_because){rule, condition};
}

/* Each rule with a failure of the severity or worse; with `veto`, of those
 * with a veto only. */
static void add_failed(reasons *r, const heng_result *results, size_t n,
		       const heng_assumption *assumption, bool veto,
		       heng_severity severity, const char *condition)
{
	for (size_t i = 0; i < n; i++) {
		const heng_rule *rule = results[i].rule;

		if (heng_result_counts(&results[i]) &&
		    rule->severity >= severity && (rule->veto || !veto) &&
		    heng_assumed_share(assumption, results, i) == 0)
			add_reason(r, rule->id, condition);
	}
}

static heng_rc add_minimums(reasons *r, const heng_profile *profile,
			    const heng_profile_outcome *outcome,
			    const heng_standing_scores *scores,
			    heng_arena *arena)
{
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		int32_t own = outcome->minimums ? profile->dimensions[d].minimum
						: HENG_UNSET;
		int32_t minimums[2] = {own, outcome->minimum[d]};

		for (int k = 0; k < 2; k++) {
			const char *condition;

			if (heng_minimum_is_met(profile, scores, d,
						minimums[k]) ||
			    (k == 1 && minimums[1] == own))
				continue;
			condition = heng_arena_printf(
			    arena, "minimum %s %" PRId32,
			    heng_dimension_name((heng_dimension)d),
			    minimums[k]);
			if (!condition)
				return HENG_ENOMEM;
			add_reason(r, NULL, condition);
		}
	}
	return HENG_OK;
}

static heng_rc add_failures(reasons *r, const heng_profile_outcome *outcome,
			    const heng_result *results, size_t n,
			    const heng_standing *standing,
			    const heng_assumption *assumption,
			    heng_arena *arena)
{
	for (int s = HENG_SEVERITIES; s-- > 0;) {
		heng_severity severity = (heng_severity)s;
		const char *condition;

		if (outcome->failures[s] == HENG_UNSET ||
		    heng_standing_failures(standing, severity) <=
			outcome->failures[s])
			continue;
		condition = heng_arena_printf(arena, "failures %s %" PRId64,
					      heng_severity_name(severity),
					      outcome->failures[s]);
		if (!condition)
			return HENG_ENOMEM;
		add_failed(r, results, n, assumption, false, severity,
			   condition);
	}
	return HENG_OK;
}

static heng_rc add_at_least(reasons *r, const heng_profile_outcome *outcome,
			    const heng_result *results, size_t n,
			    const heng_assumption *assumption,
			    heng_arena *arena)
{
	for (size_t a = 0; a < outcome->n_at_least; a++) {
		const heng_at_least *named = &outcome->at_least[a];
		size_t index = heng_result_index(results, n, named->rule);
		const char *condition;

		if (heng_at_least_is_met(named, results, n, index, assumption))
			continue;
		condition =
		    heng_arena_printf(arena, "at-least %" PRId32, named->share);
		if (!condition)
			return HENG_ENOMEM;
		add_reason(r, named->rule, condition);
	}
	return HENG_OK;
}

/*
 * What breaks the next better outcome. Of a verdict that stands, only what
 * breaks it however the open rules are resolved; of an undetermined one,
 * what would if none were.
 */
static heng_rc find_reasons(const heng_profile *profile,
			    const heng_result *results, size_t n,
			    heng_arena *arena, heng_verdict *verdict)
{
	const heng_profile_outcome *outcome;
	const heng_assumption assumption = {
	    NULL, verdict->best == verdict->worst ? HENG_BP : 0};
	heng_standing_scores scores;
	heng_standing standing;
	reasons r = {0};
	size_t room;
	heng_rc rc = HENG_OK;

	outcome = &profile->outcomes[verdict->worst - 1];
	room = 1 + 2 * HENG_DIMENSIONS + (1 + HENG_SEVERITIES) * n +
	       outcome->n_at_least;
	r.items = heng_arena_alloc(arena, room * sizeof(*r.items));
	if (!r.items)
		return HENG_ENOMEM;
	heng_standing_of(&standing, results, n, &assumption);
	heng_standing_score(&standing, profile, &scores);
	if (outcome->no_veto)
		add_failed(&r, results, n, &assumption, true, HENG_MINOR,
			   "veto");
	if (outcome->total != HENG_UNSET && scores.total < outcome->total) {
		const char *condition =
		    heng_arena_printf(arena, "total %" PRId32, outcome->total);

		if (!condition)
			return HENG_ENOMEM;
		add_reason(&r, NULL, condition);
	}
	rc = add_minimums(&r, profile, outcome, &scores, arena);
	if (!rc)
		rc = add_failures(&r, outcome, results, n, &standing,
				  &assumption, arena);
	if (!rc)
		rc = add_at_least(&r, outcome, results, n, &assumption, arena);
	verdict->because = r.items;
	verdict->n_because = r.count;
	return rc;
}

heng_rc heng_verdict_reach(const heng_profile *profile,
			   const heng_result *results, size_t n, bool selection,
			   heng_arena *arena, heng_verdict *verdict,
			   heng_error *error)
{
	const heng_assumption fail = {NULL, 0}, pass = {NULL, HENG_BP};
	heng_rc rc = HENG_OK;

	*verdict = (heng_verdict){.exact = true};
	verdict->worst = outcome_under(profile, results, n, &fail);
	verdict->best = outcome_under(profile, results, n, &pass);
	verdict->determined = verdict->best == verdict->worst && !selection;
	verdict->reason = selection ? "selection" : NULL;
	if (verdict->worst > 0)
		rc = find_reasons(profile, results, n, arena, verdict);
	if (rc)
		return heng_fail_memory(error);
	if (verdict->best != verdict->worst)
		rc = heng_deciding_find(profile, results, n, arena, verdict,
					error);
	return rc;
}
