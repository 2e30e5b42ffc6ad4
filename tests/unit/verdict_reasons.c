/* Tests of verdicts by hand: the reasons named, open rules, empty parts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/verdict.h"
#include "tests/unit/verdict_case.h"

static void assert_because(const heng_verdict *verdict, size_t i,
			   const char *rule, const char *condition)
{
	assert_true(i < verdict->n_because);
	if (rule)
		assert_string_equal(verdict->because[i].rule, rule);
	else
		assert_null(verdict->because[i].rule);
	assert_string_equal(verdict->because[i].condition, condition);
}

/* The profile of the contract's example: normal, improve, rectify. */
static void init_exit_profile(verdict_case *c)
{
	case_init(c, 3);
	c->profile.dimensions[HENG_LEGALITY].minimum = 6000;
	c->outcomes[0].no_veto = true;
	c->outcomes[0].total = 8000;
	c->outcomes[0].minimums = true;
	c->outcomes[0].failures[HENG_MAJOR] = 0;
	c->named[0][0] = (heng_at_least){"R-02", 10000};
	c->outcomes[0].n_at_least = 1;
	c->outcomes[1].no_veto = true;
	c->outcomes[1].total = 6000;
	c->named[1][0] = (heng_at_least){"R-02", 5000};
	c->outcomes[1].n_at_least = 1;
}

static void test_by_hand(void **state)
{
	heng_arena arena = {0};
	heng_verdict verdict;
	verdict_case c;

	(void)state;
	init_exit_profile(&c);
	case_add(&c, HENG_LEGALITY, 3, HENG_PASS, 0);
	case_add(&c, HENG_SERVICE, 3, HENG_PASS, 0);
	case_add(&c, HENG_RISK_CONTROL, 1, HENG_PASS, 0);
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.worst, 0);
	assert_true(verdict.determined);
	assert_true(verdict.exact);
	assert_int_equal(verdict.n_because, 0);
	assert_int_equal(verdict.n_deciding, 0);

	/* The named rule at 7500 is enough for improve; the rest is ready:
	 * total (10000 + 10000 + 7500) / 3 = 9167. */
	c.results[2].outcome = HENG_PARTIAL;
	c.results[2].share = 7500;
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.best, 1);
	assert_int_equal(verdict.worst, 1);
	assert_int_equal(verdict.n_because, 1);
	assert_because(&verdict, 0, "R-02", "at-least 10000");

	/* A major failure: legality 0, total (0 + 10000 + 7500) / 3 = 5833:
	 * rectify, and what breaks improve is the total alone. */
	c.results[0].outcome = HENG_FAIL;
	c.results[0].share = 0;
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.worst, 2);
	assert_int_equal(verdict.n_because, 1);
	assert_because(&verdict, 0, NULL, "total 6000");

	/* Improve again: every condition of normal but the veto is broken. */
	case_add(&c, HENG_INNOVATION, 1, HENG_PASS, 0);
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.worst, 1); /* 27500 / 4 = 6875 */
	assert_int_equal(verdict.n_because, 4);
	assert_because(&verdict, 0, NULL, "total 8000");
	assert_because(&verdict, 1, NULL, "minimum legality 6000");
	assert_because(&verdict, 2, "R-00", "failures major 0");
	assert_because(&verdict, 3, "R-02", "at-least 10000");

	/* The failure is a veto: rectify, because of the veto alone. */
	c.rules[0].veto = true;
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.best, 2);
	assert_int_equal(verdict.n_because, 1);
	assert_because(&verdict, 0, "R-00", "veto");
	heng_arena_fini(&arena);
}

static void test_open_by_hand(void **state)
{
	heng_arena arena = {0};
	heng_verdict verdict;
	verdict_case c;

	(void)state;
	init_exit_profile(&c);
	case_add(&c, HENG_LEGALITY, 3, HENG_PASS, 0);
	case_add(&c, HENG_SERVICE, 3, HENG_PASS, 0);
	case_add(&c, HENG_RISK_CONTROL, 1, HENG_PASS, 0);
	/* Informational and open: it decides nothing. */
	case_add(&c, HENG_SERVICE, 0, HENG_ERROR, 0);
	case_reach(&c, &arena, false, &verdict);
	assert_true(verdict.determined);

	c.results[0].outcome = HENG_INSUFFICIENT;
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.best, 0);
	assert_int_equal(verdict.worst, 1); /* (0 + 10000 + 10000) / 3 */
	assert_false(verdict.determined);
	assert_null(verdict.reason);
	assert_int_equal(verdict.n_deciding, 1);
	assert_string_equal(verdict.deciding[0], "R-00");
	assert_int_equal(verdict.n_because, 3);
	assert_because(&verdict, 2, "R-00", "failures major 0");

	/* Named with weight 0: in no score, and yet it decides. */
	c.results[0].outcome = HENG_PASS;
	c.results[0].share = 10000;
	c.results[2].weight = 0;
	c.results[2].outcome = HENG_PENDING;
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.best, 0);
	assert_int_equal(verdict.worst, 2);
	assert_int_equal(verdict.n_deciding, 1);
	assert_string_equal(verdict.deciding[0], "R-02");
	assert_because(&verdict, 0, "R-02", "at-least 5000");

	/* Not applicable is not met, nor is what is not among the results. */
	c.results[2].outcome = HENG_NOT_APPLICABLE;
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.best, 2);
	c.named[0][0].rule = c.named[1][0].rule = "R-99";
	c.named[1][0].share = 0;
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.best, 2);
	assert_because(&verdict, 0, "R-99", "at-least 0");
	heng_arena_fini(&arena);
}

/* A determined verdict names only what holds however rules are settled. */
static void test_reasons_that_hold(void **state)
{
	heng_arena arena = {0};
	heng_verdict verdict;
	verdict_case c;

	(void)state;
	case_init(&c, 2);
	c.outcomes[0].no_veto = true;
	case_add(&c, HENG_LEGALITY, 3, HENG_FAIL, 0);
	case_add(&c, HENG_LEGALITY, 3, HENG_INSUFFICIENT, 0);
	c.rules[0].veto = c.rules[1].veto = true;
	case_reach(&c, &arena, false, &verdict);
	assert_true(verdict.determined);
	assert_int_equal(verdict.n_because, 1);
	assert_because(&verdict, 0, "R-00", "veto");
	heng_arena_fini(&arena);
}

static void test_empty_dimensions(void **state)
{
	heng_arena arena = {0};
	heng_verdict verdict;
	verdict_case c;

	(void)state;
	case_init(&c, 2);
	c.profile.dimensions[HENG_SERVICE].minimum = 1;
	case_add(&c, HENG_LEGALITY, 3, HENG_PASS, 0);
	c.outcomes[0].minimums = true;
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.best, 1);
	assert_because(&verdict, 0, NULL, "minimum service 1");
	c.profile.dimensions[HENG_SERVICE].when_empty_met = true;
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.best, 0);
	/* An explicit minimum follows the same rule, and is named once. */
	c.profile.dimensions[HENG_SERVICE].when_empty_met = false;
	c.outcomes[0].minimum[HENG_SERVICE] = 1;
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.n_because, 1);
	c.outcomes[0].minimum[HENG_SERVICE] = 2;
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.n_because, 2);
	assert_because(&verdict, 1, NULL, "minimum service 2");
	/* No score at all: a total of 0 is not met either. */
	case_init(&c, 2);
	c.outcomes[0].total = 0;
	case_reach(&c, &arena, false, &verdict);
	assert_int_equal(verdict.best, 1);
	assert_because(&verdict, 0, NULL, "total 0");
	heng_arena_fini(&arena);
}

static void test_selection(void **state)
{
	heng_arena arena = {0};
	heng_verdict verdict;
	verdict_case c;

	(void)state;
	case_init(&c, 2);
	case_add(&c, HENG_LEGALITY, 3, HENG_PASS, 0);
	case_reach(&c, &arena, true, &verdict);
	assert_false(verdict.determined);
	assert_string_equal(verdict.reason, "selection");
	assert_int_equal(verdict.best, verdict.worst);
	heng_arena_fini(&arena);
}

/* One open rule too many: everything that could matter, marked inexact. */
static void test_above_the_limit(void **state)
{
	heng_arena arena = {0};
	heng_verdict verdict;
	verdict_case c;

	(void)state;
	case_init(&c, 2);
	c.outcomes[0].no_veto = true;
	c.named[0][0] = (heng_at_least){"R-12", 1};
	c.outcomes[0].n_at_least = 1;
	for (int i = 0; i <= HENG_ENUMERATED_MAX; i++)
		case_add(&c, HENG_SERVICE, i > 10 ? 0 : 1, HENG_INSUFFICIENT,
			 0);
	c.rules[0].veto = true;
	/* 11 weighed and one named can matter: R-11 cannot. */
	case_reach(&c, &arena, false, &verdict);
	assert_true(verdict.exact);
	assert_int_equal(verdict.n_deciding, 2);
	assert_true(case_decides(&verdict, "R-00"));
	assert_true(case_decides(&verdict, "R-12"));
	c.results[11].weight = 1;
	case_reach(&c, &arena, false, &verdict);
	assert_false(verdict.exact);
	assert_int_equal(verdict.n_deciding, HENG_ENUMERATED_MAX + 1);
	heng_arena_fini(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_by_hand),
	    cmocka_unit_test(test_open_by_hand),
	    cmocka_unit_test(test_reasons_that_hold),
	    cmocka_unit_test(test_empty_dimensions),
	    cmocka_unit_test(test_selection),
	    cmocka_unit_test(test_above_the_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
