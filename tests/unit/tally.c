/* Tests of the tally: thresholds, quorum, majority, and the pre-check. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/tally.h"
#include "tests/unit/base_random.h"

enum { SEED = 60, BALLOTS = 12, CASES = 20000 };

typedef struct panel {
	heng_tally tally;
	heng_ballot ballots[BALLOTS];
} panel;

/* Scores up to the first negative one; 1000 and more: not counted. */
static void fill(panel *p, const int *scores)
{
	heng_ballot **end = &p->tally.ballots;

	memset(p, 0, sizeof(*p));
	for (size_t i = 0; i < BALLOTS && scores[i] >= 0; i++) {
		p->ballots[i].score = scores[i] % 1000;
		p->ballots[i].why_not = scores[i] >= 1000 ? "recused" : NULL;
		*end = &p->ballots[i];
		end = &p->ballots[i].next;
	}
}

static heng_rule rule_of(heng_kind kind)
{
	return (heng_rule){.id = "IV-02",
			   .kind = kind,
			   .weight = 3,
			   .pass_at = HENG_PASS_AT,
			   .fail_below = HENG_FAIL_BELOW,
			   .quorum = HENG_QUORUM};
}

static void test_by_hand(void **state)
{
	static const struct {
		int scores[BALLOTS];
		int mean;
		size_t counted;
		int in_favour;
		heng_outcome outcome;
		int share;
	} cases[] = {
	    {{60, 60, 60, -1}, 6000, 3, 3, HENG_PASS, 10000},
	    {{60, 60, 59, -1}, 5967, 3, 2, HENG_PARTIAL, 5967},
	    {{40, 40, 40, -1}, 4000, 3, 0, HENG_PARTIAL, 4000},
	    {{40, 40, 39, -1}, 3967, 3, 0, HENG_FAIL, 0},
	    {{100, 100, -1}, 10000, 2, 2, HENG_PENDING, 0},
	    {{-1}, -1, 0, 0, HENG_PENDING, 0},
	    {{0, 0, 0, -1}, 0, 3, 0, HENG_FAIL, 0},
	    /* What does not count makes no quorum and moves no mean. */
	    {{90, 90, 1000, -1}, 9000, 2, 2, HENG_PENDING, 0},
	    {{90, 90, 1000, 90, -1}, 9000, 3, 3, HENG_PASS, 10000},
	    /* 34900 / 8 = 4362.5: to the even 4362 */
	    {{44, 44, 44, 44, 44, 43, 43, 43, -1},
	     4362,
	     8,
	     0,
	     HENG_PARTIAL,
	     4362},
	    /* 35100 / 8 = 4387.5: to the even 4388 */
	    {{44, 44, 44, 44, 44, 44, 44, 43, -1},
	     4388,
	     8,
	     0,
	     HENG_PARTIAL,
	     4388},
	};
	const heng_rule rule = rule_of(HENG_EXPERT);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		panel p;

		fill(&p, cases[i].scores);
		heng_tally_combine(&p.tally, &rule);
		assert_int_equal(p.tally.mean, cases[i].mean);
		assert_int_equal(p.tally.counted, cases[i].counted);
		assert_int_equal(p.tally.in_favour, cases[i].in_favour);
		assert_int_equal(p.tally.outcome, cases[i].outcome);
		assert_int_equal(p.tally.share, cases[i].share);
	}
}

/* A threshold of 0 cannot make a partial of nothing. */
static void test_nothing_is_no_part(void **state)
{
	static const int none[] = {0, 0, 0, -1};
	heng_rule rule = rule_of(HENG_EXPERT);
	panel p;

	(void)state;
	rule.fail_below = 0;
	fill(&p, none);
	heng_tally_combine(&p.tally, &rule);
	assert_int_equal(p.tally.outcome, HENG_FAIL);
}

static void test_majority(void **state)
{
	static const struct {
		int scores[BALLOTS];
		heng_outcome outcome;
	} cases[] = {
	    {{60, 60, 59, -1}, HENG_PASS},	 {{60, 59, 59, -1}, HENG_FAIL},
	    {{100, 100, 0, 0, -1}, HENG_FAIL}, /* half is not more */
	    {{60, 60, 60, 0, 0, -1}, HENG_PASS}, {{60, 60, -1}, HENG_PENDING},
	};
	heng_rule rule = rule_of(HENG_EXPERT);

	(void)state;
	rule.majority = true;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		panel p;

		fill(&p, cases[i].scores);
		heng_tally_combine(&p.tally, &rule);
		assert_int_equal(p.tally.outcome, cases[i].outcome);
		assert_int_equal(p.tally.share,
				 cases[i].outcome == HENG_PASS ? 10000 : 0);
	}
}

/* At any thresholds: a share only with partial, and only 1 to 9999. */
static void test_random(void **state)
{
	uint64_t seed = SEED;
	int seen[HENG_OUTCOMES] = {0};

	(void)state;
	for (int i = 0; i < CASES; i++) {
		heng_rule rule = rule_of(HENG_EXPERT);
		int scores[BALLOTS], n, sum = 0, counted = 0;
		bool extreme = random_one_in(&seed, 4);
		panel p;

		n = (int)random_between(&seed, 0, BALLOTS - 1);
		for (int k = 0; k < n; k++) {
			scores[k] = (int)random_between(&seed, 0, 100);
			if (extreme)
				scores[k] = scores[k] < 50 ? 0 : 100;
			if (random_one_in(&seed, 5)) {
				scores[k] += 1000;
			} else {
				sum += scores[k] % 1000;
				counted++;
			}
		}
		scores[n] = -1;
		rule.quorum = (int)random_between(&seed, 0, 4);
		rule.pass_at = (int)random_between(&seed, 0, 10000);
		rule.fail_below = (int)random_between(&seed, 0, rule.pass_at);
		fill(&p, scores);
		heng_tally_combine(&p.tally, &rule);
		seen[p.tally.outcome]++;
		assert_int_equal(p.tally.counted, counted);
		assert_int_equal(p.tally.outcome == HENG_PENDING,
				 counted == 0 || counted < rule.quorum);
		/* The mean is the nearest: twice its error is at most one. */
		if (counted > 0)
			assert_in_range(
			    2 * (p.tally.mean * counted - 100 * sum) + counted,
			    0, 2 * counted);
		if (p.tally.outcome == HENG_PARTIAL) {
			assert_in_range(p.tally.share, 1, 9999);
			assert_int_equal(p.tally.share, p.tally.mean);
			assert_true(p.tally.mean < rule.pass_at);
			assert_true(p.tally.mean >= rule.fail_below);
		}
	}
	assert_true(seen[HENG_PASS] > 100 && seen[HENG_FAIL] > 100);
	assert_true(seen[HENG_PARTIAL] > 100 && seen[HENG_PENDING] > 100);
}

static void test_both(void **state)
{
	static const struct {
		heng_outcome precheck;
		int share;
		heng_outcome tally;
		int tally_share;
		heng_outcome outcome;
		int expected;
	} cases[] = {
	    {HENG_PASS, 0, HENG_PASS, 0, HENG_PASS, 10000},
	    {HENG_PASS, 0, HENG_FAIL, 0, HENG_FAIL, 0},
	    {HENG_FAIL, 0, HENG_PASS, 0, HENG_FAIL, 0},
	    /* It does not wait for ballots. */
	    {HENG_FAIL, 0, HENG_PENDING, 0, HENG_FAIL, 0},
	    {HENG_PASS, 0, HENG_PENDING, 0, HENG_PENDING, 0},
	    {HENG_PARTIAL, 7000, HENG_PARTIAL, 5000, HENG_PARTIAL, 5000},
	    {HENG_PARTIAL, 3000, HENG_PARTIAL, 5000, HENG_PARTIAL, 3000},
	    {HENG_INSUFFICIENT, 0, HENG_PASS, 0, HENG_INSUFFICIENT, 0},
	    {HENG_INSUFFICIENT, 0, HENG_PENDING, 0, HENG_PENDING, 0},
	    {HENG_ERROR, 0, HENG_FAIL, 0, HENG_FAIL, 0},
	    {HENG_NOT_APPLICABLE, 0, HENG_FAIL, 0, HENG_FAIL, 0},
	};
	const heng_rule rule = rule_of(HENG_BOTH_KINDS);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		heng_tally tally = {.outcome = cases[i].tally,
				    .share = cases[i].tally_share};
		heng_result result;

		heng_result_init(&result, &rule, 3);
		heng_result_merge(&result, cases[i].precheck, cases[i].share);
		result.tally = &tally;
		heng_tally_apply(&result);
		assert_int_equal(result.outcome, cases[i].outcome);
		assert_int_equal(result.share, cases[i].expected);
		assert_int_equal(result.precheck, cases[i].precheck);
	}
}

static void test_expert(void **state)
{
	const heng_rule rule = rule_of(HENG_EXPERT);
	const heng_rule both = rule_of(HENG_BOTH_KINDS);
	heng_tally tally = {.outcome = HENG_PARTIAL, .share = 5000};
	heng_result result;

	(void)state;
	heng_result_init(&result, &rule, 3);
	result.tally = &tally;
	heng_tally_apply(&result);
	assert_int_equal(result.outcome, HENG_PARTIAL);
	assert_int_equal(result.share, 5000);
	/* No panel at all. */
	heng_result_init(&result, &rule, 3);
	heng_tally_apply(&result);
	assert_int_equal(result.outcome, HENG_PENDING);
	/* `applies` said no. */
	heng_result_init(&result, &rule, 3);
	heng_result_merge(&result, HENG_NOT_APPLICABLE, 0);
	result.tally = &tally;
	heng_tally_apply(&result);
	assert_int_equal(result.outcome, HENG_NOT_APPLICABLE);
	/* A pre-check that never spoke is not covered by good ballots. */
	heng_result_init(&result, &both, 3);
	result.tally = &tally;
	heng_tally_apply(&result);
	assert_int_equal(result.outcome, HENG_ERROR);
	assert_int_equal(result.precheck, HENG_ERROR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_by_hand),
	    cmocka_unit_test(test_nothing_is_no_part),
	    cmocka_unit_test(test_majority),
	    cmocka_unit_test(test_random),
	    cmocka_unit_test(test_both),
	    cmocka_unit_test(test_expert),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
