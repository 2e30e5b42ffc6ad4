/* Tests of the tally: thresholds, quorum, majority, and the pre-check. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
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
		p->ballots[i].expert = "E";
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

/* Each of the three by hand, and what trimming leaves out. */
static void test_means(void **state)
{
	static const struct {
		int scores[BALLOTS];
		int trim_from;
		int mean, median, trimmed;
		int lowest, highest, dropped;
	} cases[] = {
	    {{80, -1}, 5, 8000, 8000, 8000, 80, 80, 0},
	    {{80, 61, -1}, 5, 7050, 7050, 7050, 61, 80, 0},
	    {{90, 10, 70, -1}, 5, 5667, 7000, 5667, 10, 90, 0},
	    {{90, 10, 70, -1}, 3, 5667, 7000, 7000, 10, 90, 2},
	    {{90, 10, 70, -1}, 0, 5667, 7000, 5667, 10, 90, 0},
	    /* four and five: the default is where trimming begins */
	    {{0, 60, 61, 100, -1}, 5, 5525, 6050, 5525, 0, 100, 0},
	    {{0, 60, 61, 100, 62, -1}, 5, 5660, 6100, 6100, 0, 100, 2},
	    /* (59 + 60 + 60) / 3 */
	    {{0, 59, 60, 60, 100, -1}, 5, 5580, 6000, 5967, 0, 100, 2},
	    {{0, 44, 44, 43, 43, 100, -1}, 5, 4567, 4350, 4350, 0, 100, 2},
	    {{0, 50, 50, 50, 49, 50, 50, 50, 50, 100, -1},
	     5,
	     4990,
	     5000,
	     4988, /* 39900 / 8 = 4987.5 */
	     0,
	     100,
	     2},
	    {{0, 51, 49, 50, 49, 50, 50, 50, 50, 100, -1},
	     5,
	     4990,
	     5000,
	     4988,
	     0,
	     100,
	     2},
	    {{0, 50, 50, 50, 50, 50, 50, 50, 51, 100, -1},
	     5,
	     5010,
	     5000,
	     5012, /* 40100 / 8 = 5012.5 */
	     0,
	     100,
	     2},
	    /* one is dropped on each side though many are as low */
	    {{0, 0, 0, 0, 0, -1}, 5, 0, 0, 0, 0, 0, 2},
	    {{1070, 50, 60, 70, 80, -1}, 5, 6500, 6500, 6500, 50, 80, 0},
	};
	const heng_mean methods[] = {HENG_MEAN, HENG_MEDIAN, HENG_TRIMMED_MEAN};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const int values[] = {cases[i].mean, cases[i].median,
				      cases[i].trimmed};

		for (size_t m = 0; m < 3; m++) {
			heng_rule rule = rule_of(HENG_EXPERT);
			panel p;

			rule.quorum = 1;
			fill(&p, cases[i].scores);
			p.tally.method = methods[m];
			p.tally.trim_from = cases[i].trim_from;
			heng_tally_combine(&p.tally, &rule);
			assert_int_equal(p.tally.mean, cases[i].mean);
			assert_int_equal(p.tally.median, cases[i].median);
			assert_int_equal(p.tally.trimmed, cases[i].trimmed);
			assert_int_equal(p.tally.lowest, cases[i].lowest);
			assert_int_equal(p.tally.highest, cases[i].highest);
			assert_int_equal(p.tally.dropped, cases[i].dropped);
			assert_int_equal(p.tally.combined, values[m]);
			/* It decides. */
			assert_int_equal(p.tally.outcome,
					 values[m] >= 6000   ? HENG_PASS
					 : values[m] >= 4000 ? HENG_PARTIAL
							     : HENG_FAIL);
			if (p.tally.outcome == HENG_PARTIAL)
				assert_int_equal(p.tally.share, values[m]);
		}
	}
}

/* Which ballots are marked: by score, then by the expert's id. */
static void test_marks(void **state)
{
	static const int scores[] = {60, 30, 30, 90, 90, 95, -1};
	static const char *const ids[] = {"E6", "E5", "E4", "E3", "E2", "E1"};
	heng_rule rule = rule_of(HENG_EXPERT);
	panel p;

	(void)state;
	fill(&p, scores);
	for (size_t i = 0; i < 6; i++)
		p.ballots[i].expert = ids[i];
	p.tally.trim_from = 5;
	p.ballots[5].why_not = "conflict";
	heng_tally_combine(&p.tally, &rule);
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(p.ballots[i].trimmed, i == 2	? -1
						       : i == 3 ? 1
								: 0);
		/* 60: pass. Alone 30 would fail; what counts not, dissents
		 * from nothing. */
		assert_int_equal(p.ballots[i].dissents, i == 1 || i == 2);
	}
	/* Without one of them there are too few to trim, and the marks of
	 * the whole stay. */
	heng_tally without;
	heng_tally_without(&p.tally, &rule, "E4", &without);
	assert_int_equal(without.counted, 4);
	assert_int_equal(without.dropped, 0);
	assert_int_equal(without.mean, 6750);
	assert_int_equal(p.ballots[2].trimmed, -1);
	assert_int_equal(p.tally.counted, 5);
	/* All alike: one end each. */
	for (size_t i = 0; i < 6; i++) {
		p.ballots[i].score = 70;
		p.ballots[i].why_not = NULL;
	}
	heng_tally_combine(&p.tally, &rule);
	assert_int_equal(p.ballots[5].trimmed, -1); /* E1 */
	assert_int_equal(p.ballots[0].trimmed, 1);  /* E6 */
}

static void reverse(panel *p)
{
	heng_ballot *last = NULL;

	for (heng_ballot *b = p->tally.ballots, *next; b; b = next) {
		next = b->next;
		b->next = last;
		last = b;
	}
	p->tally.ballots = last;
}

/* No order of ballots matters, and the means lie where they must. */
static void test_means_random(void **state)
{
	uint64_t seed = SEED + 1;
	char ids[BALLOTS][8];

	(void)state;
	for (int i = 0; i < BALLOTS; i++)
		snprintf(ids[i], sizeof(ids[i]), "E%d", i);
	for (int c = 0; c < CASES; c++) {
		heng_rule rule = rule_of(HENG_EXPERT);
		int scores[BALLOTS], n = (int)random_between(&seed, 1, 11);
		bool trimmed[BALLOTS];
		panel p;

		for (int i = 0; i < n; i++)
			scores[i] = (int)random_between(&seed, 0, 100);
		scores[n] = -1;
		fill(&p, scores);
		for (int i = 0; i < n; i++)
			p.ballots[i].expert = ids[i];
		p.tally.trim_from = (int)random_between(&seed, 3, 8);
		p.tally.method = (heng_mean)random_between(&seed, 0, 2);
		heng_tally_combine(&p.tally, &rule);
		const heng_tally one = p.tally;
		for (int i = 0; i < n; i++)
			trimmed[i] = p.ballots[i].trimmed != 0;
		reverse(&p);
		heng_tally_combine(&p.tally, &rule);
		assert_int_equal(one.median, p.tally.median);
		assert_int_equal(one.trimmed, p.tally.trimmed);
		assert_int_equal(one.combined, p.tally.combined);
		assert_int_equal(one.outcome, p.tally.outcome);
		int sum = 0, stay = 0, below = 0, above = 0;
		for (int i = 0; i < n; i++) {
			assert_int_equal(trimmed[i], p.ballots[i].trimmed != 0);
			sum += trimmed[i] ? 0 : scores[i];
			stay += !trimmed[i];
			below += 100 * scores[i] < one.median;
			above += 100 * scores[i] > one.median;
		}
		assert_int_equal(n - stay, n >= one.trim_from ? 2 : 0);
		assert_int_equal(n - stay, one.dropped);
		assert_true(2 * below <= n && 2 * above <= n);
		assert_in_range(2 * (one.trimmed * stay - 100 * sum) + stay, 0,
				2 * stay);
		assert_in_range(one.median, 100 * one.lowest,
				100 * one.highest);
		assert_in_range(one.trimmed, 100 * one.lowest,
				100 * one.highest);
	}
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
	    cmocka_unit_test(test_means),
	    cmocka_unit_test(test_marks),
	    cmocka_unit_test(test_means_random),
	    cmocka_unit_test(test_both),
	    cmocka_unit_test(test_expert),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
