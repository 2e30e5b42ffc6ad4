/* Waivers: which are in force, and what each may do to the standing. */
#include "core/assess/waivers.h"

#include <stdlib.h>
#include <string.h>

#include "core/assess/standing.h"
#include "core/base/fixed.h"

bool heng_waiver_in_force(const heng_waiver *waiver, heng_date day)
{
	return heng_waiver_first_day(waiver) <= day &&
	       day <= heng_waiver_last_day(waiver);
}

/* What stands at one moment: the bounds that a waiver must not worsen, and
 * what they come from. */
typedef struct bounds {
	heng_standing fail, pass; /* open rules taken so */
	int worst, best;	  /* outcomes: a larger index is worse */
	int32_t low, high;	  /* totals; HENG_UNSET, which is least: none */
} bounds;

/* A waiver whose rule it could set aside, and where that is. */
typedef struct candidate {
	heng_waiver *waiver;
	size_t result;
	int rank; /* failures, missing evidence, partials */
	int32_t share;
	size_t order; /* in the document */
} candidate;

typedef struct applier {
	const heng_waiver_ground *ground;
	heng_result *results;
	size_t n_results;
	const size_t *const *named; /* by heng_standing_named */
	candidate *candidates;
	size_t n_candidates;
	heng_arena arena;
} applier;

static void find_bound(const applier *a, const heng_standing *standing,
		       int32_t open, int *outcome, int32_t *total)
{
	const heng_profile *profile = a->ground->profile;
	const heng_assumption assumption = {NULL, open};
	heng_standing_scores scores;

	heng_standing_score(standing, profile, &scores);
	*total = scores.total;
	*outcome = heng_standing_outcome(standing, profile, a->results,
					 a->n_results, &assumption, a->named, 0,
					 (int)profile->n_outcomes - 1);
}

static void find_bounds(const applier *a, bounds *b)
{
	find_bound(a, &b->fail, 0, &b->worst, &b->low);
	find_bound(a, &b->pass, HENG_BP, &b->best, &b->high);
}

static void begin(const applier *a, bounds *b)
{
	const heng_assumption fail = {NULL, 0}, pass = {NULL, HENG_BP};

	heng_standing_of(&b->fail, a->results, a->n_results, &fail);
	heng_standing_of(&b->pass, a->results, a->n_results, &pass);
	find_bounds(a, b);
}

/* The same without one more rule. */
static bounds without(const applier *a, const bounds *now,
		      const heng_result *result)
{
	bounds b = *now;

	heng_standing_leave(&b.fail, result, heng_result_low(result));
	heng_standing_leave(&b.pass, result, heng_result_high(result));
	find_bounds(a, &b);
	return b;
}

static bool is_worse(const bounds *with, const bounds *now, bool resolved)
{
	if (with->worst > now->worst || with->low < now->low)
		return true;
	return resolved && (with->best > now->best || with->high < now->high);
}

static bool is_for(const heng_waiver *waiver, const heng_waiver_ground *ground)
{
	static const char digest[] = "sha256:";
	const size_t n = sizeof(digest) - 1;

	if (strncmp(waiver->subject, digest, n) == 0)
		return strcmp(waiver->subject + n, ground->subject_sha256) == 0;
	/* A dossier without number is nobody that could be named by it. */
	return ground->subject_id[0] &&
	       strcmp(waiver->subject, ground->subject_id) == 0;
}

/* Of a rule that took no part. */
static heng_waiver_state state_of_absent(const heng_waiver_ground *ground,
					 const char *rule)
{
	for (size_t i = 0; i < ground->n_not_selected; i++) {
		const heng_not_selected *item = &ground->not_selected[i];

		if (strcmp(item->rule, rule) != 0)
			continue;
		if (strcmp(item->reason, "profile") == 0)
			return HENG_WAIVER_EXCLUDED;
		if (strcmp(item->reason, "phase") == 0)
			return HENG_WAIVER_OTHER_PHASE;
		return HENG_WAIVER_NOT_SELECTED;
	}
	return HENG_WAIVER_UNKNOWN_RULE;
}

/* Of a rule that took part; HENG_WAIVER_APPLIED: nothing speaks against it
 * but what the standing would become. */
static heng_waiver_state state_of_result(const heng_profile *profile,
					 const heng_result *result)
{
	switch (result->outcome) {
	case HENG_NOT_APPLICABLE:
		return HENG_WAIVER_NOT_APPLICABLE;
	case HENG_PASS:
		return HENG_WAIVER_PASSED;
	case HENG_PENDING:
		return HENG_WAIVER_PENDING;
	case HENG_ERROR:
		return HENG_WAIVER_ERROR;
	default:
		break;
	}
	if (result->weight == 0)
		return HENG_WAIVER_INFORMATIONAL;
	if (result->rule->veto &&
	    !heng_profile_permits_waiver(profile, result->rule->id))
		return HENG_WAIVER_VETO;
	return HENG_WAIVER_APPLIED;
}

/* All that does not depend on other waivers. */
static heng_waiver_state first_state(const applier *a,
				     const heng_waiver *waiver, size_t result)
{
	const heng_waiver_ground *ground = a->ground;
	heng_waiver_state absent = HENG_WAIVER_APPLIED;

	if (!is_for(waiver, ground))
		return HENG_WAIVER_OTHER_SUBJECT;
	if (result == a->n_results)
		absent = state_of_absent(ground, waiver->rule);
	if (absent == HENG_WAIVER_UNKNOWN_RULE)
		return absent;
	if (!heng_waiver_in_force(waiver, ground->as_of))
		return heng_waiver_last_day(waiver) < ground->as_of
			   ? HENG_WAIVER_EXPIRED
			   : HENG_WAIVER_FUTURE;
	if (result == a->n_results)
		return absent;
	return state_of_result(ground->profile, &a->results[result]);
}

static int rank_of(heng_outcome outcome)
{
	if (outcome == HENG_FAIL)
		return 0;
	return outcome == HENG_INSUFFICIENT ? 1 : 2;
}

static int compare_candidates(const void *x, const void *y)
{
	const candidate *a = x, *b = y;

	if (a->rank != b->rank)
		return a->rank - b->rank;
	if (a->share != b->share)
		return a->share < b->share ? -1 : 1;
	if (a->result != b->result)
		return a->result < b->result ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static void apply_candidates(applier *a)
{
	bounds now;

	begin(a, &now);
	qsort(a->candidates, a->n_candidates, sizeof(*a->candidates),
	      compare_candidates);
	for (size_t i = 0; i < a->n_candidates; i++) {
		heng_waiver *waiver = a->candidates[i].waiver;
		heng_result *result = &a->results[a->candidates[i].result];
		bounds with;

		if (result->waiver) {
			waiver->state = HENG_WAIVER_SECOND;
			continue;
		}
		with = without(a, &now, result);
		if (is_worse(&with, &now,
			     !heng_outcome_is_unresolved(result->outcome))) {
			waiver->state = HENG_WAIVER_WORSE;
			continue;
		}
		result->waiver = waiver;
		now = with;
	}
}

heng_rc heng_waivers_apply(const heng_waiver_ground *ground,
			   heng_result *results, size_t n_results,
			   heng_waiver *waivers, size_t n_waivers,
			   heng_error *error)
{
	applier a = {
	    .ground = ground, .results = results, .n_results = n_results};
	heng_rc rc = HENG_OK;

	a.candidates =
	    heng_arena_alloc(&a.arena, n_waivers * sizeof(*a.candidates));
	a.named =
	    heng_standing_named(ground->profile, results, n_results, 0,
				(int)ground->profile->n_outcomes - 1, &a.arena);
	if (!a.candidates || !a.named) {
		rc = heng_fail_memory(error);
		goto out;
	}
	for (size_t i = 0; i < n_waivers; i++) {
		heng_waiver *waiver = &waivers[i];
		size_t at = heng_result_index(results, n_results, waiver->rule);

		waiver->state = first_state(&a, waiver, at);
		if (waiver->state != HENG_WAIVER_APPLIED)
			continue;
		a.candidates[a.n_candidates++] = (candidate){
		    .waiver = waiver,
		    .result = at,
		    .rank = rank_of(results[at].outcome),
		    .share = results[at].share,
		    .order = i,
		};
	}
	if (a.n_candidates > 0)
		apply_candidates(&a);
out:
	heng_arena_fini(&a.arena);
	return rc;
}
