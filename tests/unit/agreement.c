/* Tests of agreement: published examples, R's figures, and properties. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/agreement.h"
#include "core/model/profile.h"
#include "reports/expert_words.h"
#include "tests/unit/base_random.h"

enum { SEED = 1979, CASES = 2000, ROWS_MAX = 12, EXPERTS_MAX = 9, NO = -1 };

static heng_agreement agree(const int8_t *scores, size_t rules, size_t experts)
{
	heng_agreement out = {.below = HENG_AGREEMENT_BELOW};

	heng_agreement_of(scores, rules, experts, &out);
	return out;
}

/*
 * The reliability data of Krippendorff's Computing Krippendorff's
 * Alpha-Reliability (2011): four observers, twelve units; interval alpha
 * 0.849.
 */
static void test_krippendorff(void **state)
{
	static const int8_t observers[4][12] = {
	    {1, 2, 3, 3, 2, 1, 4, 1, 2, NO, NO, NO},
	    {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NO, 3},
	    {NO, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NO},
	    {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NO},
	};
	int8_t scores[12 * 4];

	(void)state;
	for (size_t unit = 0; unit < 12; unit++)
		for (size_t observer = 0; observer < 4; observer++)
			scores[unit * 4 + observer] = observers[observer][unit];
	heng_agreement is = agree(scores, 12, 4);
	assert_int_equal(is.alpha.why_not, HENG_FIGURE);
	assert_int_equal(is.alpha.value, 8491);
	assert_int_equal(is.alpha.rules, 11); /* the twelfth has one value */
	assert_false(is.is_low);
	assert_int_equal(is.icc.rules, 8);
}

/*
 * Table 2 of Shrout and Fleiss (1979): six targets, four judges; ICC(2,1) is
 * 0.29 and ICC(2,4) 0.62. The single one follows from the average one by
 * Spearman and Brown's formula, r1 = r / (k - (k - 1) r).
 */
static void test_shrout_fleiss(void **state)
{
	static const int8_t scores[6 * 4] = {
	    9, 2, 5, 8, 6,  1, 3, 2, 8, 4, 6, 8,
	    7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7,
	};
	heng_agreement is = agree(scores, 6, 4);

	(void)state;
	assert_int_equal(is.icc.why_not, HENG_FIGURE);
	assert_int_equal(is.icc.value, 6201);
	assert_int_equal(is.icc.rules, 6);
	assert_int_equal(100 * is.icc.value / (4 * 10000 - 3 * is.icc.value),
			 28); /* 0.2898 */
}

/* A coefficient as agreement-figures.txt has it. */
static void put_coefficient(char out[24], const heng_coefficient *is)
{
	if (is->why_not == HENG_FIGURE)
		snprintf(out, 24, "%lld", (long long)is->value);
	else
		snprintf(out, 24, "%s", heng_no_figure_name(is->why_not));
}

/* What R computes of the same ballots by formulas of its own. */
static void test_figures_of_r(void **state)
{
	const char *folder = getenv("srcdir");
	char path[4096], alpha[24], icc[24], wanted[2][24];
	size_t rules, experts, panels = 0;

	(void)state;
	snprintf(path, sizeof(path), "%s/tests/unit/agreement-figures.txt",
		 folder ? folder : ".");
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	while (fscanf(file, "%zu %zu %23s %23s", &rules, &experts, wanted[0],
		      wanted[1]) == 4) {
		int8_t scores[240];

		panels++;
		assert_true(rules * experts <= sizeof(scores));
		for (size_t i = 0; i < rules * experts; i++)
			assert_int_equal(fscanf(file, "%hhd", &scores[i]), 1);
		heng_agreement is = agree(scores, rules, experts);
		put_coefficient(alpha, &is.alpha);
		put_coefficient(icc, &is.icc);
		if (strcmp(alpha, wanted[0]) != 0 ||
		    strcmp(icc, wanted[1]) != 0)
			fail_msg("panel %zu: alpha %s, ICC %s", panels, alpha,
				 icc);
	}
	assert_int_equal(panels, 120);
	assert_int_equal(fclose(file), 0);
}

static void test_undefined(void **state)
{
	static const struct {
		int8_t scores[6];
		size_t rules, experts;
		heng_no_figure alpha, icc;
	} cases[] = {
	    {{50, 60, 70}, 3, 1, HENG_TOO_FEW_EXPERTS, HENG_TOO_FEW_EXPERTS},
	    {{0}, 0, 0, HENG_TOO_FEW_EXPERTS, HENG_TOO_FEW_EXPERTS},
	    {{0}, 0, 2, HENG_TOO_FEW_RULES, HENG_TOO_FEW_RULES},
	    {{50, 60}, 1, 2, HENG_TOO_FEW_RULES, HENG_TOO_FEW_RULES},
	    {{50, NO, NO, 60}, 2, 2, HENG_TOO_FEW_RULES, HENG_TOO_FEW_RULES},
	    {{50, 50, 50, 50}, 2, 2, HENG_NO_VARIANCE, HENG_NO_VARIANCE},
	    {{50, 60, 50, 60}, 2, 2, HENG_FIGURE, HENG_FIGURE},
	    /* Only disagreement: no positive variance of rules or experts. */
	    {{0, 100, 100, 0}, 2, 2, HENG_FIGURE, HENG_NO_VARIANCE},
	    {{50, 60, 70, NO}, 2, 2, HENG_TOO_FEW_RULES, HENG_TOO_FEW_RULES},
	    {{1, 2, NO, 3, NO, 4}, 2, 3, HENG_FIGURE, HENG_TOO_FEW_RULES},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		heng_agreement is =
		    agree(cases[i].scores, cases[i].rules, cases[i].experts);

		assert_int_equal(is.alpha.why_not, cases[i].alpha);
		assert_int_equal(is.icc.why_not, cases[i].icc);
		if (is.alpha.why_not != HENG_FIGURE) {
			assert_int_equal(is.alpha.value, 0);
			assert_false(is.is_low);
		}
	}
}

/* Low is what is below the bound, not what is at it. */
static void test_low(void **state)
{
	static const int8_t scores[] = {10, 20, 30, 20, 50, 90};
	heng_agreement is = {0};
	int64_t alpha;

	(void)state;
	heng_agreement_of(scores, 3, 2, &is);
	alpha = is.alpha.value;
	assert_in_range(alpha, 1, 9999);
	is.below = (int32_t)alpha;
	heng_agreement_of(scores, 3, 2, &is);
	assert_false(is.is_low);
	is.below = (int32_t)alpha + 1;
	heng_agreement_of(scores, 3, 2, &is);
	assert_true(is.is_low);
}

/* The largest that is computed, with every number of ballots a rule can
 * have, all as far apart as they can be; and one more. */
static void test_limits(void **state)
{
	size_t rules = HENG_AGREEMENT_RULES_MAX;
	size_t experts = HENG_AGREEMENT_EXPERTS_MAX;
	int8_t *scores = malloc(rules * experts);
	heng_agreement is;

	(void)state;
	assert_non_null(scores);
	for (size_t i = 0; i < rules; i++)
		for (size_t k = 0; k < experts; k++)
			scores[i * experts + k] =
			    k < 2 + i % (experts - 1) ? 100 * (int)(k % 2) : NO;
	is = agree(scores, rules, experts);
	assert_int_equal(is.alpha.why_not, HENG_FIGURE);
	assert_int_equal(is.alpha.rules, rules);
	assert_in_range(is.alpha.value + 10000, 1, 10000);
	/* Everybody scores every rule alike, and no two rules the same. */
	for (size_t i = 0; i < rules; i++)
		memset(scores + i * experts, (int)(i % 101), experts);
	is = agree(scores, rules, experts);
	assert_int_equal(is.alpha.value, 10000);
	assert_int_equal(is.icc.value, 10000);
	assert_int_equal(is.icc.rules, rules);
	/* Pure noise of experts: the sharpest ICC can be asked for. */
	for (size_t i = 0; i < rules * experts; i++)
		scores[i] = (int8_t)((i * 7919 + i / experts * 13) % 101);
	is = agree(scores, rules, experts);
	assert_true(is.icc.why_not != HENG_FIGURE || is.icc.value <= 10000);
	is = agree(NULL, rules + 1, experts);
	assert_int_equal(is.alpha.why_not, HENG_BEYOND_LIMIT);
	assert_int_equal(is.icc.why_not, HENG_BEYOND_LIMIT);
	is = agree(NULL, 3, experts + 1);
	assert_int_equal(is.alpha.why_not, HENG_BEYOND_LIMIT);
	free(scores);
}

static void assert_same(const heng_agreement *a, const heng_agreement *b)
{
	assert_int_equal(a->alpha.why_not, b->alpha.why_not);
	assert_int_equal(a->alpha.value, b->alpha.value);
	assert_int_equal(a->alpha.rules, b->alpha.rules);
	assert_int_equal(a->icc.why_not, b->icc.why_not);
	assert_int_equal(a->icc.value, b->icc.value);
	assert_int_equal(a->icc.rules, b->icc.rules);
}

/* Neither the order of rules and experts nor an amount that is added to all
 * scores, nor turning the scale round, changes anything. */
static void test_invariance(void **state)
{
	uint64_t seed = SEED;
	int with_figure = 0, missing = 0;

	(void)state;
	for (int c = 0; c < CASES; c++) {
		size_t rules = (size_t)random_between(&seed, 1, ROWS_MAX);
		size_t experts = (size_t)random_between(&seed, 1, EXPERTS_MAX);
		int8_t own[ROWS_MAX * EXPERTS_MAX];
		int8_t other[ROWS_MAX * EXPERTS_MAX];
		int8_t turned[ROWS_MAX * EXPERTS_MAX];
		size_t n = rules * experts;
		int shift = (int)random_between(&seed, 0, 39);

		for (size_t i = 0; i < n; i++) {
			own[i] = random_one_in(&seed, 6)
				     ? NO
				     : (int8_t)random_between(&seed, 0, 60);
			missing += own[i] == NO;
		}
		for (size_t i = 0; i < n; i++) {
			size_t back = n - 1 - i; /* both orders reversed */

			other[back] =
			    own[i] == NO ? NO : (int8_t)(own[i] + shift);
			turned[i] = own[i] == NO ? NO : (int8_t)(100 - own[i]);
		}
		heng_agreement a = agree(own, rules, experts);
		heng_agreement b = agree(other, rules, experts);
		heng_agreement t = agree(turned, rules, experts);
		assert_same(&a, &b);
		assert_same(&a, &t);
		if (a.alpha.why_not != HENG_FIGURE)
			continue;
		with_figure++;
		assert_true(a.alpha.value > -10000 && a.alpha.value <= 10000);
	}
	assert_true(with_figure > CASES / 2 && missing > CASES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_krippendorff),
	    cmocka_unit_test(test_shrout_fleiss),
	    cmocka_unit_test(test_figures_of_r),
	    cmocka_unit_test(test_undefined),
	    cmocka_unit_test(test_low),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_invariance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
