/* Tests of scores: by hand, against fractions, and that nothing is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/score.h"
#include "tests/unit/base_random.h"
#include "tests/unit/verdict_case.h"

enum { SEED = 4711, CASES = 8000 };

typedef struct scored {
	heng_score dimensions[HENG_DIMENSIONS];
	heng_score total;
	heng_points points[CASE_RULES];
} scored;

static void score(verdict_case *c, scored *s)
{
	heng_error error;

	assert_int_equal(heng_score_results(&c->profile, c->results, c->n,
					    s->dimensions, &s->total, &error),
			 HENG_OK);
	assert_int_equal(heng_score_explain(&c->profile, c->results, c->n,
					    s->dimensions, &s->total, s->points,
					    &error),
			 HENG_OK);
}

static void test_by_hand(void **state)
{
	verdict_case c;
	scored s;

	(void)state;
	case_init(&c, 1);
	c.profile.dimensions[HENG_INNOVATION].weight = 20;
	c.profile.dimensions[HENG_SERVICE].weight = 15;
	c.profile.dimensions[HENG_LEGALITY].weight = 25;
	c.profile.dimensions[HENG_DATA_SECURITY].weight = 20;
	c.profile.dimensions[HENG_RISK_CONTROL].weight = 20;
	/* innovation: (3*10000 + 1*2500) / 4 = 8125 */
	case_add(&c, HENG_INNOVATION, 3, HENG_PASS, 0);
	case_add(&c, HENG_INNOVATION, 1, HENG_PARTIAL, 2500);
	/* service: low 0/3, high 20000/3 = 6666.67, rounded 6667 */
	case_add(&c, HENG_SERVICE, 1, HENG_FAIL, 0);
	case_add(&c, HENG_SERVICE, 2, HENG_INSUFFICIENT, 0);
	/* legality: a weight of 0 and one that is not applicable */
	case_add(&c, HENG_LEGALITY, 0, HENG_FAIL, 0);
	case_add(&c, HENG_LEGALITY, 5, HENG_PASS, 0);
	case_add(&c, HENG_LEGALITY, 5, HENG_NOT_APPLICABLE, 0);
	/* data security: nothing counts; its 20 are given away */
	case_add(&c, HENG_DATA_SECURITY, 0, HENG_PASS, 0);
	/* risk control: (1*10000 + 1*3333) / 2 = 6666.5: to even 6666 */
	case_add(&c, HENG_RISK_CONTROL, 1, HENG_PASS, 0);
	case_add(&c, HENG_RISK_CONTROL, 1, HENG_PARTIAL, 3333);
	score(&c, &s);
	assert_int_equal(s.dimensions[HENG_INNOVATION].low, 8125);
	assert_int_equal(s.dimensions[HENG_INNOVATION].high, 8125);
	assert_int_equal(s.dimensions[HENG_SERVICE].low, 0);
	assert_int_equal(s.dimensions[HENG_SERVICE].high, 6667);
	assert_int_equal(s.dimensions[HENG_LEGALITY].low, 10000);
	assert_int_equal(s.dimensions[HENG_LEGALITY].applicable, 1);
	assert_false(s.dimensions[HENG_DATA_SECURITY].has_score);
	assert_int_equal(s.dimensions[HENG_DATA_SECURITY].effective_weight, 0);
	assert_int_equal(s.dimensions[HENG_RISK_CONTROL].low, 6666);
	/* low: (20*8125 + 0 + 25*10000 + 20*6666) / 80 = 6822.75 */
	assert_int_equal(s.total.low, 6823);
	/* high: + 15*6667 = 100005, / 80 = 1250.0625: 8072.8125 */
	assert_int_equal(s.total.high, 8073);
	assert_int_equal(s.total.applicable, 7);
	/* of 80: 2500, 1875, 3125, 0, 2500 exactly */
	assert_int_equal(s.dimensions[HENG_INNOVATION].effective_weight, 2500);
	assert_int_equal(s.dimensions[HENG_SERVICE].effective_weight, 1875);
	assert_int_equal(s.dimensions[HENG_LEGALITY].effective_weight, 3125);
	assert_int_equal(c.results[0].effective_weight, 1875);
	assert_int_equal(c.results[1].effective_weight, 625);
	assert_int_equal(c.results[2].effective_weight, 625);
	assert_int_equal(c.results[3].effective_weight, 1250);
	assert_int_equal(c.results[4].effective_weight, 0);
	assert_int_equal(c.results[5].effective_weight, 3125);
	assert_int_equal(c.results[6].effective_weight, 0);
	/* open: 8073 - 6823, all of it of the one open rule */
	assert_int_equal(s.points[3].open, 1250);
	assert_int_equal(s.points[3].points, 0);
	/*
	 * earned 6823 by 162500 : 0 : 250000 : 0 : 133320 (sum 545820):
	 * 2031.32, 3125.11, 1666.57: the one left goes to risk control
	 */
	assert_int_equal(s.points[5].points, 3125);
	/* 2031 by 30000 : 2500: 1874.77 and 156.23 */
	assert_int_equal(s.points[0].points, 1875);
	assert_int_equal(s.points[1].points, 156);
	/* 1667 by 10000 : 3333: 1250.28 and 416.72 */
	assert_int_equal(s.points[8].points, 1250);
	assert_int_equal(s.points[9].points, 417);
	assert_int_equal(s.points[4].lost, 0); /* weight 0 loses nothing */
}

static void test_nothing_counts(void **state)
{
	verdict_case c;
	scored s;

	(void)state;
	case_init(&c, 1);
	score(&c, &s);
	assert_false(s.total.has_score);
	assert_int_equal(s.total.effective_weight, 0);
	/* A score, but its dimension weighs nothing: still no total. */
	case_add(&c, HENG_SERVICE, 3, HENG_FAIL, 0);
	case_add(&c, HENG_LEGALITY, 3, HENG_NOT_APPLICABLE, 0);
	c.profile.dimensions[HENG_SERVICE].weight = 0;
	score(&c, &s);
	assert_true(s.dimensions[HENG_SERVICE].has_score);
	assert_false(s.total.has_score);
	assert_int_equal(c.results[0].effective_weight, 0);
	assert_int_equal(s.points[0].lost, 0);
	case_add(&c, HENG_INNOVATION, 2, HENG_PASS, 0);
	score(&c, &s);
	assert_int_equal(s.total.low, 10000);
	assert_int_equal(s.total.applicable, 1);
}

/* Equal claims: the lower id gets the point, in whatever order they come. */
static void test_ties_by_id(void **state)
{
	verdict_case c;
	heng_result swap;
	scored s;

	(void)state;
	case_init(&c, 1);
	for (int i = 0; i < 3; i++)
		case_add(&c, HENG_SERVICE, 1, HENG_PASS, 0);
	swap = c.results[0];
	c.results[0] = c.results[2];
	c.results[2] = swap;
	score(&c, &s);
	assert_string_equal(c.results[2].rule->id, "R-00");
	assert_int_equal(c.results[2].effective_weight, 3334);
	assert_int_equal(c.results[1].effective_weight, 3333);
	assert_int_equal(c.results[0].effective_weight, 3333);
	assert_int_equal(s.points[2].points, 3334);
}

/* Every part lies within one of its exact share of its dimension's sum. */
static void check_quota(const verdict_case *c, const scored *s)
{
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		int64_t weight = 0, sum = 0;

		for (size_t i = 0; i < c->n; i++) {
			if ((int)c->rules[i].dimension != d)
				continue;
			sum += c->results[i].effective_weight;
			if (c->results[i].outcome != HENG_NOT_APPLICABLE)
				weight += c->results[i].weight;
		}
		assert_int_equal(sum, s->dimensions[d].effective_weight);
		for (size_t i = 0; i < c->n && weight > 0; i++) {
			const heng_result *r = &c->results[i];
			int64_t off =
			    r->effective_weight * weight - sum * r->weight;

			if ((int)c->rules[i].dimension == d &&
			    r->outcome != HENG_NOT_APPLICABLE)
				assert_in_range(off + weight, 1,
						2 * weight - 1);
		}
	}
}

static void check_case(verdict_case *c, int number)
{
	int32_t low[CASE_RULES], high[CASE_RULES];
	int64_t weights = 0, points = 0, open = 0, lost = 0;
	int64_t total_low, total_high;
	scored s;

	for (size_t i = 0; i < c->n; i++) {
		low[i] = heng_result_low(&c->results[i]);
		high[i] = heng_result_high(&c->results[i]);
	}
	score(c, &s);
	total_low = plain_total(c, low);
	total_high = plain_total(c, high);
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		int64_t score_low = plain_dimension(c, low, d);

		assert_int_equal(s.dimensions[d].has_score, score_low >= 0);
		if (score_low >= 0 &&
		    (s.dimensions[d].low != score_low ||
		     s.dimensions[d].high != plain_dimension(c, high, d)))
			fail_msg("seed %d, case %d, dimension %d", SEED, number,
				 d);
	}
	assert_int_equal(s.total.has_score, total_low >= 0);
	for (size_t i = 0; i < c->n; i++) {
		const heng_result *r = &c->results[i];
		const heng_points *p = &s.points[i];

		weights += r->effective_weight;
		points += p->points;
		open += p->open;
		lost += p->lost;
		assert_true(p->points >= 0 && p->open >= 0 && p->lost >= 0);
		if (r->weight == 0 || r->outcome == HENG_NOT_APPLICABLE)
			assert_int_equal(r->effective_weight + p->points +
					     p->open + p->lost,
					 0);
		if (!heng_outcome_is_unresolved(r->outcome))
			assert_int_equal(p->open, 0);
		if (r->outcome != HENG_PASS && r->outcome != HENG_PARTIAL)
			assert_int_equal(p->points, 0);
		if (r->outcome != HENG_FAIL && r->outcome != HENG_PARTIAL)
			assert_int_equal(p->lost, 0);
	}
	if (total_low < 0) {
		assert_int_equal(weights + points + open + lost, 0);
		return;
	}
	if (s.total.low != total_low || s.total.high != total_high ||
	    weights != 10000 || points != total_low ||
	    open != total_high - total_low || lost != 10000 - total_high)
		fail_msg("seed %d, case %d: total %d to %d, %lld + %lld + %lld",
			 SEED, number, s.total.low, s.total.high,
			 (long long)points, (long long)open, (long long)lost);
	check_quota(c, &s);
}

static void test_random(void **state)
{
	uint64_t seed = SEED;
	verdict_case c;

	(void)state;
	for (int i = 0; i < CASES; i++) {
		case_random(&c, &seed,
			    (size_t)random_between(&seed, 1, CASE_RULES),
			    (size_t)random_between(&seed, 0, CASE_RULES));
		check_case(&c, i);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_by_hand),
	    cmocka_unit_test(test_nothing_counts),
	    cmocka_unit_test(test_ties_by_id),
	    cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
