/* Tests of verdicts by brute force: bounds, deciding rules, monotonicity. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/verdict.h"
#include "tests/unit/base_random.h"
#include "tests/unit/verdict_case.h"

enum {
	SEED = 90210,
	PLAIN_CASES = 20000,
	MONOTONE_CASES = 24000,
	VETO_CASES = 6000,
	TWO_CASES = 1000,  /* with up to 8 open rules */
	TWELVE_CASES = 12, /* with up to 12 */
	FIVE_CASES = 400,  /* five values, up to 4 open rules */
	SIX_CASES = 8,	   /* five values, up to 6 */
	VALUES = 5,
};

static const int32_t five[VALUES] = {0, 2500, 5000, 7500, 10000};

static void lows(const verdict_case *c, int32_t share[CASE_RULES])
{
	for (size_t i = 0; i < c->n; i++)
		share[i] = heng_result_low(&c->results[i]);
}

/* One assignment, all rules open or not, against the second opinion. */
static void test_outcome_against_plain(void **state)
{
	int seen[CASE_OUTCOMES] = {0};
	uint64_t seed = SEED;

	(void)state;
	for (int i = 0; i < PLAIN_CASES; i++) {
		int32_t share[CASE_RULES];
		size_t open[CASE_RULES];
		verdict_case c;
		size_t m;
		int got;

		case_random(&c, &seed, (size_t)random_between(&seed, 1, 12), 6);
		lows(&c, share);
		m = case_open(&c, open);
		for (size_t k = 0; k < m; k++)
			share[open[k]] = five[random_between(&seed, 0, 4)];
		got = heng_verdict_outcome(&c.profile, c.results, c.n, share);
		if (got != plain_outcome(&c, share))
			fail_msg("seed %d, case %d: %d, not %d", SEED, i, got,
				 plain_outcome(&c, share));
		lows(&c, share);
		assert_int_equal(
		    heng_verdict_outcome(&c.profile, c.results, c.n, NULL),
		    plain_outcome(&c, share));
		seen[got]++;
	}
	for (int o = 0; o < CASE_OUTCOMES; o++)
		assert_true(seen[o] > PLAIN_CASES / 100);
}

/* The deciding rules by definition, from a table of all assignments. */
static void check_two_values(const verdict_case *c, heng_arena *arena,
			     int number)
{
	static unsigned char table[1 << HENG_ENUMERATED_MAX];
	int best = CASE_OUTCOMES, worst = 0;
	int32_t share[CASE_RULES];
	size_t open[CASE_RULES];
	size_t m = case_open(c, open), found = 0;
	heng_verdict verdict;

	lows(c, share);
	for (unsigned mask = 0; mask < 1u << m; mask++) {
		for (size_t k = 0; k < m; k++)
			share[open[k]] = mask >> k & 1 ? 10000 : 0;
		table[mask] = (unsigned char)plain_outcome(c, share);
		best = table[mask] < best ? table[mask] : best;
		worst = table[mask] > worst ? table[mask] : worst;
	}
	case_reach(c, arena, false, &verdict);
	assert_int_equal(verdict.determined, best == worst);
	assert_true(verdict.exact);
	if (verdict.best != best || verdict.worst != worst)
		fail_msg("seed %d, case %d: %d to %d, not %d to %d", SEED,
			 number, verdict.best, verdict.worst, best, worst);
	for (size_t k = 0; k < m; k++) {
		bool flips = false;

		for (unsigned mask = 0; mask < 1u << m; mask++)
			flips |= table[mask] != table[mask ^ 1u << k];
		found += flips;
		if (flips != case_decides(&verdict, c->ids[open[k]]))
			fail_msg("seed %d, case %d: rule %s", SEED, number,
				 c->ids[open[k]]);
	}
	assert_int_equal(found, verdict.n_deciding);
}

/*
 * Partial shares move nothing out of the bounds, no rule that the verdict
 * leaves out of the superset moves it, and each deciding one can.
 */
static void check_five_values(const verdict_case *c, heng_arena *arena,
			      int number)
{
	int32_t share[CASE_RULES];
	size_t open[CASE_RULES];
	size_t m = case_open(c, open);
	int best = CASE_OUTCOMES, worst = 0;
	bool moves[CASE_RULES] = {false};
	heng_verdict verdict;
	unsigned count = 1;

	for (size_t k = 0; k < m; k++)
		count *= VALUES;
	lows(c, share);
	case_reach(c, arena, false, &verdict);
	for (unsigned code = 0; code < count; code++) {
		unsigned rest = code;
		int outcome;

		for (size_t k = 0; k < m; k++) {
			share[open[k]] = five[rest % VALUES];
			rest /= VALUES;
		}
		outcome =
		    heng_verdict_outcome(&c->profile, c->results, c->n, share);
		best = outcome < best ? outcome : best;
		worst = outcome > worst ? outcome : worst;
		for (size_t k = 0; k < m && m <= 4; k++) {
			int32_t was = share[open[k]];

			share[open[k]] = 10000;
			moves[k] |= plain_outcome(c, share) != outcome;
			share[open[k]] = was;
		}
	}
	if (verdict.best != best || verdict.worst != worst)
		fail_msg("seed %d, case %d: %d to %d, not %d to %d", SEED,
			 number, verdict.best, verdict.worst, best, worst);
	for (size_t k = 0; k < m && m <= 4; k++) {
		bool named = false;

		for (size_t o = 0; o < c->profile.n_outcomes; o++) {
			for (size_t a = 0; a < c->outcomes[o].n_at_least; a++)
				named |= !strcmp(c->named[o][a].rule,
						 c->ids[open[k]]);
		}
		if (case_decides(&verdict, c->ids[open[k]]))
			assert_true(moves[k]);
		if (c->results[open[k]].weight == 0 && !named)
			assert_false(moves[k]);
	}
}

typedef void check_fn(const verdict_case *c, heng_arena *arena, int number);

/* Many small cases, and a few with just as many open rules as allowed. */
static void check_many(check_fn *check, uint64_t seed, int n_small, size_t most,
		       int n_large, size_t large)
{
	heng_arena arena = {0};
	size_t all[CASE_RULES];
	verdict_case c;

	for (int i = 0; i < n_small; i++) {
		size_t open = (size_t)random_between(&seed, 0, (int64_t)most);

		case_random(&c, &seed, open + 5, open);
		check(&c, &arena, i);
	}
	for (int i = 0; i < n_large;) {
		case_random(&c, &seed, 3 * large, large);
		if (case_open(&c, all) == large)
			check(&c, &arena, n_small + i++);
	}
	heng_arena_fini(&arena);
}

static void test_two_values(void **state)
{
	(void)state;
	check_many(check_two_values, SEED + 1, TWO_CASES, 8, TWELVE_CASES,
		   HENG_ENUMERATED_MAX);
}

static void test_five_values(void **state)
{
	(void)state;
	check_many(check_five_values, SEED + 2, FIVE_CASES, 4, SIX_CASES, 6);
}

/* One step or more up fail < partial(s) < partial(s+1) < pass. */
static bool raise_one(heng_result *result, uint64_t *seed)
{
	int32_t from = result->share, to;

	if (result->outcome != HENG_FAIL && result->outcome != HENG_PARTIAL)
		return false;
	to = random_one_in(seed, 3)
		 ? from + 1
		 : (int32_t)random_between(seed, from + 1, 10000);
	result->outcome = to == 10000 ? HENG_PASS : HENG_PARTIAL;
	result->share = to;
	return true;
}

static void test_raising_never_worsens(void **state)
{
	uint64_t seed = SEED + 3;
	heng_arena arena = {0};
	int raised = 0, better = 0;

	(void)state;
	while (raised < MONOTONE_CASES) {
		heng_verdict before, after;
		verdict_case c;
		size_t i;

		case_random(&c, &seed, (size_t)random_between(&seed, 1, 12), 4);
		case_reach(&c, &arena, false, &before);
		i = (size_t)random_between(&seed, 0, (int64_t)c.n - 1);
		if (!raise_one(&c.results[i], &seed))
			continue;
		raised++;
		case_reach(&c, &arena, false, &after);
		if (after.best > before.best || after.worst > before.worst)
			fail_msg("seed %d, case %d: rule %zu", SEED, raised, i);
		better +=
		    after.best < before.best || after.worst < before.worst;
	}
	assert_true(better > MONOTONE_CASES / 50);
	heng_arena_fini(&arena);
}

/* Settling an open rule, in any way, stays inside what was possible. */
static void test_settling_stays_inside(void **state)
{
	uint64_t seed = SEED + 4;
	heng_arena arena = {0};

	(void)state;
	for (int i = 0; i < VETO_CASES; i++) {
		heng_verdict before, after;
		size_t open[CASE_RULES];
		verdict_case c;
		size_t m;

		case_random(&c, &seed, 14, 14);
		m = case_open(&c, open);
		if (m == 0)
			continue;
		case_reach(&c, &arena, false, &before);
		case_resolve(
		    &c.results[open[random_between(&seed, 0, (int64_t)m - 1)]],
		    &seed);
		case_reach(&c, &arena, false, &after);
		assert_in_range(after.best, before.best, before.worst);
		assert_in_range(after.worst, before.best, before.worst);
	}
	heng_arena_fini(&arena);
}

/* Whatever else is the case: with a failed veto no outcome that excludes
 * one is possible, not even while rules are open. */
static void test_nothing_hides_a_veto(void **state)
{
	uint64_t seed = SEED + 5;
	heng_arena arena = {0};

	(void)state;
	for (int i = 0; i < VETO_CASES; i++) {
		heng_verdict verdict;
		verdict_case c;
		size_t v;

		case_random(&c, &seed, (size_t)random_between(&seed, 2, 20), 8);
		v = (size_t)random_between(&seed, 0, (int64_t)c.n - 1);
		/* All others at their best. */
		for (size_t k = 0; k < c.n && random_one_in(&seed, 2); k++) {
			c.results[k].outcome = HENG_PASS;
			c.results[k].share = 10000;
		}
		c.rules[v].veto = true;
		c.results[v].weight = 1;
		c.results[v].outcome = HENG_FAIL;
		c.results[v].share = 0;
		for (size_t o = 0; o + 1 < c.profile.n_outcomes; o++)
			c.outcomes[o].no_veto = true;
		case_reach(&c, &arena, false, &verdict);
		assert_int_equal(verdict.best, c.profile.n_outcomes - 1);
		assert_true(verdict.determined);
	}
	heng_arena_fini(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_outcome_against_plain),
	    cmocka_unit_test(test_two_values),
	    cmocka_unit_test(test_five_values),
	    cmocka_unit_test(test_raising_never_worsens),
	    cmocka_unit_test(test_settling_stays_inside),
	    cmocka_unit_test(test_nothing_hides_a_veto),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
