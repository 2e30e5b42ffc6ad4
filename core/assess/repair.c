/* A repair: forced rules, a bound, a first set, then size after size. */
#include "core/assess/repair.h"

#include <stdlib.h>
#include <string.h>

#include "core/assess/repair_parts.h"
#include "core/base/fixed.h"

static int32_t minimum_of(const heng_profile *profile,
			  const heng_profile_outcome *outcome, int d)
{
	int32_t own =
	    outcome->minimums ? profile->dimensions[d].minimum : HENG_UNSET;

	return own > outcome->minimum[d] ? own : outcome->minimum[d];
}

/* Whether a names a share of the rule that is as high. */
static bool names(const heng_profile_outcome *a, const heng_at_least *wanted)
{
	for (size_t i = 0; i < a->n_at_least; i++) {
		if (!strcmp(a->at_least[i].rule, wanted->rule) &&
		    a->at_least[i].share >= wanted->share)
			return true;
	}
	return false;
}

/* Whether a bound on failures of this severity follows from those of a,
 * which count milder ones too. */
static bool bounds(const heng_profile_outcome *a, int severity, int64_t most)
{
	for (int v = 0; v <= severity; v++) {
		if (a->failures[v] != HENG_UNSET && a->failures[v] <= most)
			return true;
	}
	return most == HENG_UNSET;
}

/* Whether all that b asks follows from what a asks, condition by condition
 * (HENG_UNSET lies below every score). */
static bool implies(const heng_profile *profile, const heng_profile_outcome *a,
		    const heng_profile_outcome *b)
{
	if ((b->no_veto && !a->no_veto) || b->total > a->total)
		return false;
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		if (minimum_of(profile, b, d) > minimum_of(profile, a, d))
			return false;
	}
	for (int v = 0; v < HENG_SEVERITIES; v++) {
		if (!bounds(a, v, b->failures[v]))
			return false;
	}
	for (size_t i = 0; i < b->n_at_least; i++) {
		if (!names(a, &b->at_least[i]))
			return false;
	}
	return true;
}

/* Whether whoever meets o also meets another that is aimed at; of two that
 * ask the same the later one stays. */
static bool is_covered(const heng_repair_question *q, int o)
{
	const heng_profile_outcome *outcomes = q->profile->outcomes;

	for (int other = 0; other <= q->target; other++) {
		if (other == o ||
		    !implies(q->profile, &outcomes[o], &outcomes[other]))
			continue;
		if (other > o ||
		    !implies(q->profile, &outcomes[other], &outcomes[o]))
			return true;
	}
	return false;
}

static bool is_reached(const heng_repair_search *s)
{
	for (size_t i = 0; i < s->n_outcomes; i++) {
		if (heng_repair_meets(s, s->outcomes[i]))
			return true;
	}
	return false;
}

static int by_index(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

/*
 * With everything repaired: the outcomes that can be met at all, and the
 * rules without any one of which none can. What one rule of a kind can do
 * without, each of them can.
 */
static heng_rc look_at_all(heng_repair_search *s, heng_repair *repair,
			   heng_error *error)
{
	size_t *needed =
	    heng_arena_alloc(s->arena, s->n_rules * sizeof(*needed));
	size_t n = 0;

	if (!needed)
		return heng_fail_memory(error);
	for (size_t k = 0; k < s->n_kinds; k++) {
		while (s->kinds[k].taken < s->kinds[k].n)
			heng_repair_take(s, &s->kinds[k]);
	}
	for (int o = 0; o <= s->question->target; o++) {
		if (!is_covered(s->question, o) && heng_repair_meets(s, o))
			s->outcomes[s->n_outcomes++] = o;
	}
	repair->is_reachable = s->n_outcomes > 0;
	for (size_t k = 0; repair->is_reachable && k < s->n_kinds; k++) {
		heng_repair_kind *kind = &s->kinds[k];

		heng_repair_put_back(s, kind);
		for (size_t m = 0; !is_reached(s) && m < kind->n; m++)
			needed[n++] = kind->members[m];
		heng_repair_take(s, kind);
	}
	heng_repair_put_all_back(s);
	qsort(needed, n, sizeof(*needed), by_index);
	repair->needed = needed;
	repair->n_needed = n;
	return HENG_OK;
}

/* A lower bound for each outcome, and the best of the first sets. */
static heng_rc start(heng_repair_search *s, size_t bounds_of[],
		     heng_repair *repair, heng_error *error)
{
	const size_t **sets = heng_arena_alloc(s->arena, sizeof(*sets));

	if (!sets)
		return heng_fail_memory(error);
	repair->sets = sets;
	repair->n_sets = 1;
	for (size_t i = 0; i < s->n_outcomes; i++) {
		size_t forced = heng_repair_force(s, s->outcomes[i]), size;
		heng_repair_needs needs;

		heng_repair_needs_of(s, s->outcomes[i], &needs);
		bounds_of[i] = forced + heng_repair_bound(s, &needs);
		size = heng_repair_greedy(s, s->outcomes[i]);
		if (i == 0 || size < repair->most) {
			repair->most = size;
			sets[0] = heng_repair_taken(s, size);
			if (!sets[0])
				return heng_fail_memory(error);
		}
		heng_repair_put_all_back(s);
		if (i == 0 || bounds_of[i] < repair->least)
			repair->least = bounds_of[i];
	}
	return HENG_OK;
}

/*
 * Size after size: when all sets of one size are looked at and none does,
 * the bound rises by one. At the size of the first set at the latest
 * something is found, unless the steps are used up before.
 */
static heng_rc search(heng_repair_search *s, heng_repair *repair,
		      heng_error *error)
{
	size_t bounds_of[HENG_OUTCOMES_MAX];
	heng_repair at = {.is_counted = true};
	heng_rc rc = start(s, bounds_of, repair, error);

	while (rc == HENG_OK && repair->least <= repair->most) {
		for (size_t i = 0; rc == HENG_OK && i < s->n_outcomes; i++) {
			if (bounds_of[i] <= repair->least)
				rc = heng_repair_level(s, i, repair->least, &at,
						       error);
		}
		if (rc != HENG_OK)
			return rc;
		if (at.n_all > 0) {
			repair->most = repair->least;
			repair->sets = at.sets;
			repair->n_sets = at.n_sets;
			repair->n_all = at.n_all;
			repair->is_counted = at.is_counted && !s->is_exhausted;
			return HENG_OK;
		}
		if (s->is_exhausted)
			break;
		repair->least++;
	}
	repair->n_all = 1;
	return rc;
}

heng_rc heng_repair_find(const heng_repair_question *question,
			 heng_arena *arena, heng_repair *repair,
			 heng_error *error)
{
	heng_repair_search s = {
	    .question = question,
	    .arena = arena,
	    .open = {NULL, question->open_share},
	    .steps = question->steps ? question->steps : HENG_REPAIR_STEPS_MAX};
	size_t size = question->n * sizeof(*s.copy);
	heng_rc rc;

	*repair = (heng_repair){0};
	s.copy = heng_arena_alloc(arena, size);
	s.named =
	    heng_standing_named(question->profile, question->results,
				question->n, 0, question->target + 1, arena);
	if (!s.copy || !s.named)
		return heng_fail_memory(error);
	if (size > 0)
		memcpy(s.copy, question->results, size);
	heng_standing_of(&s.standing, question->results, question->n, &s.open);
	rc = heng_repair_kinds(&s, error);
	repair->n_rules = s.n_rules;
	if (rc == HENG_OK)
		rc = look_at_all(&s, repair, error);
	if (rc == HENG_OK && repair->is_reachable)
		rc = search(&s, repair, error);
	return rc;
}
