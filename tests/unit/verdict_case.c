/* Cases for scores and verdicts, and a second opinion that only compares
 * whole numbers and shares no step with the program. */
#include "tests/unit/verdict_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/verdict.h"
#include "tests/unit/base_random.h"

__extension__ typedef __int128 wide;

void case_init(verdict_case *c, size_t n_outcomes)
{
	memset(c, 0, sizeof(*c));
	c->profile.outcomes = c->outcomes;
	c->profile.n_outcomes = n_outcomes;
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		c->profile.dimensions[d].weight = 20;
		c->profile.dimensions[d].minimum = HENG_UNSET;
	}
	for (size_t o = 0; o < n_outcomes; o++) {
		heng_profile_outcome *outcome = &c->outcomes[o];

		outcome->total = HENG_UNSET;
		for (int d = 0; d < HENG_DIMENSIONS; d++)
			outcome->minimum[d] = HENG_UNSET;
		for (int s = 0; s < HENG_SEVERITIES; s++)
			outcome->failures[s] = HENG_UNSET;
		outcome->at_least = c->named[o];
	}
}

heng_result *case_add(verdict_case *c, heng_dimension dimension, int weight,
		      heng_outcome outcome, int32_t share)
{
	heng_rule *rule = &c->rules[c->n];
	heng_result *result = &c->results[c->n];

	snprintf(c->ids[c->n], sizeof(c->ids[c->n]), "R-%02u",
		 (unsigned)c->n % 100);
	rule->id = c->ids[c->n++];
	rule->dimension = dimension;
	rule->severity = HENG_MAJOR;
	heng_result_init(result, rule, weight);
	heng_result_merge(result, outcome, share);
	return result;
}

void case_resolve(heng_result *result, uint64_t *seed)
{
	static const int32_t shares[] = {1, 2500, 5000, 5001, 7500, 9999};
	int pick = (int)random_between(seed, 0, 9);

	result->outcome = pick < 3   ? HENG_FAIL
			  : pick < 7 ? HENG_PASS
				     : HENG_PARTIAL;
	result->share = result->outcome == HENG_PASS ? 10000 : 0;
	if (result->outcome == HENG_PARTIAL)
		result->share = random_one_in(seed, 2)
				    ? shares[random_between(seed, 0, 5)]
				    : (int32_t)random_between(seed, 1, 9999);
}

static void random_results(verdict_case *c, uint64_t *seed, size_t n,
			   size_t open)
{
	while (c->n < n) {
		int dimension = (int)random_between(seed, 0, 4);
		int weight =
		    random_one_in(seed, 6)
			? 0
			: (int)random_between(
			      seed, 1, random_one_in(seed, 8) ? 1000 : 7);
		heng_rule *rule = &c->rules[c->n];
		heng_result *result = case_add(c, (heng_dimension)dimension,
					       weight, HENG_NOT_APPLICABLE, 0);

		rule->severity = (heng_severity)random_between(seed, 0, 2);
		rule->veto = weight > 0 && random_one_in(seed, 4);
		if (random_one_in(seed, 8))
			continue;
		if (open > 0 && random_one_in(seed, 2)) {
			result->outcome = (heng_outcome)random_between(
			    seed, HENG_INSUFFICIENT, HENG_ERROR);
			open--;
			continue;
		}
		case_resolve(result, seed);
	}
}

/* A threshold, often exactly what some assignment of shares comes to. */
static int32_t random_threshold(uint64_t *seed, int64_t reached)
{
	if (reached >= 0 && !random_one_in(seed, 3))
		return (int32_t)(reached +
				 (random_one_in(seed, 4) && reached < 10000));
	return (int32_t)random_between(seed, 0, 10000);
}

static void random_outcome(verdict_case *c, uint64_t *seed,
			   heng_profile_outcome *outcome, heng_at_least *named)
{
	int32_t share[CASE_RULES];

	for (size_t i = 0; i < c->n; i++) {
		share[i] = heng_result_low(&c->results[i]);
		if (heng_outcome_is_unresolved(c->results[i].outcome) &&
		    random_one_in(seed, 2))
			share[i] = 10000;
	}
	outcome->no_veto = random_one_in(seed, 2);
	outcome->minimums = random_one_in(seed, 3);
	if (random_one_in(seed, 2))
		outcome->total = random_threshold(seed, plain_total(c, share));
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		if (random_one_in(seed, 8))
			outcome->minimum[d] = random_threshold(
			    seed, plain_dimension(c, share, d));
	}
	for (int s = 0; s < HENG_SEVERITIES; s++) {
		if (random_one_in(seed, 4))
			outcome->failures[s] = random_between(seed, 0, 4);
	}
	outcome->n_at_least = random_one_in(seed, 3)
				  ? (size_t)random_between(seed, 1, CASE_NAMED)
				  : 0;
	for (size_t a = 0; a < outcome->n_at_least; a++) {
		size_t i = (size_t)random_between(seed, 0, (int64_t)c->n - 1);

		named[a].rule = random_one_in(seed, 30) ? "absent" : c->ids[i];
		named[a].share = (int32_t)random_between(seed, 0, 4) * 2500;
	}
}

void case_random(verdict_case *c, uint64_t *seed, size_t n, size_t open)
{
	case_init(c, (size_t)random_between(seed, 2, CASE_OUTCOMES));
	random_results(c, seed, n, open);
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		heng_profile_dimension *dimension = &c->profile.dimensions[d];

		dimension->weight = random_one_in(seed, 6)
					? 0
					: (int)random_between(seed, 1, 40);
		if (random_one_in(seed, 3))
			dimension->minimum =
			    (int32_t)random_between(seed, 0, 9000);
		dimension->when_empty_met = random_one_in(seed, 2);
	}
	for (size_t o = 0; o + 1 < c->profile.n_outcomes; o++)
		random_outcome(c, seed, &c->outcomes[o], c->named[o]);
}

size_t case_open(const verdict_case *c, size_t open[CASE_RULES])
{
	size_t m = 0;

	for (size_t i = 0; i < c->n; i++) {
		heng_outcome outcome = c->results[i].outcome;

		if (outcome == HENG_INSUFFICIENT || outcome == HENG_PENDING ||
		    outcome == HENG_ERROR)
			open[m++] = i;
	}
	return m;
}

/* The even one of the whole numbers nearest to a/b, found by search. */
static int64_t nearest(wide a, wide b)
{
	int64_t low = 0, high = 10000; /* every score lies between */

	/* The last whole number not above a/b. */
	while (low < high) {
		int64_t middle = (low + high + 1) / 2;

		if (middle * b <= a)
			low = middle;
		else
			high = middle - 1;
	}
	if (2 * a > (2 * (wide)low + 1) * b)
		return low + 1;
	if (2 * a < (2 * (wide)low + 1) * b)
		return low;
	return low % 2 ? low + 1 : low;
}

static bool counts(const heng_result *r)
{
	return r->outcome != HENG_NOT_APPLICABLE && r->weight != 0 &&
	       r->waiver == NULL;
}

int64_t plain_dimension(const verdict_case *c, const int32_t *share, int d)
{
	wide a = 0, b = 0;

	for (size_t i = 0; i < c->n; i++) {
		if ((int)c->rules[i].dimension == d && counts(&c->results[i])) {
			a += (wide)c->results[i].weight * share[i];
			b += c->results[i].weight;
		}
	}
	return b ? nearest(a, b) : -1;
}

int64_t plain_total(const verdict_case *c, const int32_t *share)
{
	wide a = 0, b = 0;

	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		int64_t score = plain_dimension(c, share, d);

		if (score >= 0) {
			a += (wide)c->profile.dimensions[d].weight * score;
			b += c->profile.dimensions[d].weight;
		}
	}
	return b ? nearest(a, b) : -1;
}

static bool plain_minimum(const verdict_case *c, const int32_t *share, int d,
			  int32_t minimum)
{
	int64_t score = plain_dimension(c, share, d);

	if (minimum < 0)
		return true;
	return score < 0 ? c->profile.dimensions[d].when_empty_met
			 : minimum <= score;
}

static bool plain_named(const verdict_case *c, const int32_t *share,
			const heng_at_least *condition)
{
	for (size_t i = 0; i < c->n; i++) {
		if (!strcmp(c->ids[i], condition->rule))
			return c->results[i].outcome != HENG_NOT_APPLICABLE &&
			       condition->share <= share[i];
	}
	return false;
}

static bool plain_meets(const verdict_case *c, const int32_t *share,
			const heng_profile_outcome *outcome)
{
	for (size_t i = 0; i < c->n; i++) {
		if (outcome->no_veto && c->rules[i].veto && share[i] == 0 &&
		    counts(&c->results[i]))
			return false;
	}
	for (int s = 0; s < HENG_SEVERITIES; s++) {
		int64_t failures = 0;

		for (size_t i = 0; i < c->n; i++)
			failures += (int)c->rules[i].severity >= s &&
				    share[i] == 0 && counts(&c->results[i]);
		if (outcome->failures[s] >= 0 &&
		    failures > outcome->failures[s])
			return false;
	}
	if (outcome->total >= 0 && plain_total(c, share) < outcome->total)
		return false;
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		if (!plain_minimum(c, share, d, outcome->minimum[d]) ||
		    (outcome->minimums &&
		     !plain_minimum(c, share, d,
				    c->profile.dimensions[d].minimum)))
			return false;
	}
	for (size_t a = 0; a < outcome->n_at_least; a++) {
		if (!plain_named(c, share, &outcome->at_least[a]))
			return false;
	}
	return true;
}

int plain_outcome(const verdict_case *c, const int32_t *share)
{
	size_t o = 0;

	while (o + 1 < c->profile.n_outcomes &&
	       !plain_meets(c, share, &c->outcomes[o]))
		o++;
	return (int)o;
}

void case_reach(const verdict_case *c, heng_arena *arena, bool selection,
		heng_verdict *verdict)
{
	heng_error error;

	heng_arena_reset(arena);
	assert_int_equal(heng_verdict_reach(&c->profile, c->results, c->n,
					    selection, arena, verdict, &error),
			 HENG_OK);
}

bool case_decides(const heng_verdict *verdict, const char *rule)
{
	for (size_t i = 0; i < verdict->n_deciding; i++) {
		if (strcmp(verdict->deciding[i], rule) == 0)
			return true;
	}
	return false;
}
