/* Tests of the ranges of weights: every weight, by a second opinion. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/assess/weights.h"
#include "tests/unit/base_random.h"
#include "tests/unit/verdict_case.h"

enum { SEED = 7303, WEIGHT_CASES = 300 };

/* The outcomes with a dimension's weight set, by the second opinion. */
static heng_possible plain_possible(const verdict_case *c, int d, int weight)
{
	verdict_case copy = *c;
	int32_t low[CASE_RULES], high[CASE_RULES];
	heng_possible at;

	copy.profile.dimensions[d].weight = weight;
	for (size_t i = 0; i < c->n; i++) {
		low[i] = heng_result_low(&c->results[i]);
		high[i] = heng_result_high(&c->results[i]);
	}
	/* The copy's outcomes still point at the original's names. */
	at.best = plain_outcome(&copy, high);
	at.worst = plain_outcome(&copy, low);
	return at;
}

static bool is_same(heng_possible a, heng_possible b)
{
	return a.best == b.best && a.worst == b.worst;
}

static void check_weight(const verdict_case *c, int d, heng_possible now,
			 const heng_weight_range *range)
{
	int present = c->profile.dimensions[d].weight;

	assert_true(is_same(now, plain_possible(c, d, present)));
	assert_in_range(present, range->low, range->high);
	for (int w = range->low; w <= range->high; w++)
		assert_true(is_same(now, plain_possible(c, d, w)));
	if (range->low > 0) {
		assert_false(is_same(now, range->below));
		assert_true(is_same(plain_possible(c, d, range->low - 1),
				    range->below));
	}
	if (range->high < HENG_DIMENSION_WEIGHT_MAX) {
		assert_false(is_same(now, range->above));
		assert_true(is_same(plain_possible(c, d, range->high + 1),
				    range->above));
	}
}

static void test_weights(void **state)
{
	heng_arena arena = {0};
	uint64_t seed = SEED;
	int bounded = 0;

	(void)state;
	for (int i = 0; i < WEIGHT_CASES; i++) {
		heng_weight_range ranges[HENG_DIMENSIONS];
		heng_possible now;
		heng_error error;
		verdict_case c;

		case_random(&c, &seed, (size_t)random_between(&seed, 1, 12), 3);
		heng_arena_reset(&arena);
		assert_int_equal(heng_weight_ranges(&c.profile, c.results, c.n,
						    &arena, &now, ranges,
						    &error),
				 HENG_OK);
		for (int d = 0; d < HENG_DIMENSIONS; d++) {
			bounded += ranges[d].low > 0 ||
				   ranges[d].high < HENG_DIMENSION_WEIGHT_MAX;
			check_weight(&c, d, now, &ranges[d]);
		}
	}
	assert_true(bounded > WEIGHT_CASES / 10);
	heng_arena_fini(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_weights),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
