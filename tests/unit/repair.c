/* Tests of repairs by brute force, with few steps, and at their limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/repair.h"
#include "tests/unit/base_random.h"
#include "tests/unit/verdict_case.h"

enum {
	SEED = 7301,
	CASES = 3000,
	LARGE_CASES = 30,
	BOUND_CASES = 2500,
	RULES_500 = 500,
};

/* What every subset of the rules that may be repaired comes to. */
typedef struct brute {
	size_t index[CASE_RULES];
	size_t m;
	bool reachable;
	size_t least;
	uint64_t n_all;
	unsigned needed; /* bits of index[] */
} brute;

static bool may_repair(const heng_repair_question *q, const heng_result *r)
{
	switch (r->outcome) {
	case HENG_FAIL:
	case HENG_PARTIAL:
		return q->resolved;
	case HENG_INSUFFICIENT:
	case HENG_PENDING:
	case HENG_ERROR:
		return q->open;
	default:
		return false;
	}
}

static bool suffices(const verdict_case *c, const heng_repair_question *q,
		     const brute *b, unsigned mask)
{
	int32_t share[CASE_RULES];

	for (size_t i = 0; i < c->n; i++)
		share[i] = heng_outcome_is_unresolved(c->results[i].outcome)
			       ? q->open_share
			       : heng_result_low(&c->results[i]);
	for (size_t k = 0; k < b->m; k++) {
		if (mask >> k & 1)
			share[b->index[k]] = 10000;
	}
	return plain_outcome(c, share) <= q->target;
}

static void brute_force(const verdict_case *c, const heng_repair_question *q,
			brute *b)
{
	unsigned count;

	*b = (brute){.least = CASE_RULES};
	for (size_t i = 0; i < c->n; i++) {
		if (may_repair(q, &c->results[i]))
			b->index[b->m++] = i;
	}
	assert_true(b->m < 20);
	count = 1u << b->m;
	b->needed = count - 1;
	for (unsigned mask = 0; mask < count; mask++) {
		size_t size = (size_t)__builtin_popcount(mask);

		if (!suffices(c, q, b, mask))
			continue;
		b->reachable = true;
		b->needed &= mask;
		if (size < b->least) {
			b->least = size;
			b->n_all = 0;
		}
		b->n_all += size == b->least;
	}
}

/* The bit of a result among those that may be repaired. */
static unsigned bit_of(const brute *b, size_t index)
{
	for (size_t k = 0; k < b->m; k++) {
		if (b->index[k] == index)
			return 1u << k;
	}
	fail_msg("rule %zu may not be repaired", index);
	return 0;
}

static unsigned mask_of(const brute *b, const size_t *set, size_t n)
{
	unsigned mask = 0;

	for (size_t i = 0; i < n; i++) {
		assert_true(i == 0 || set[i - 1] < set[i]);
		mask |= bit_of(b, set[i]);
	}
	return mask;
}

/* Ties are what a search by kinds gets wrong first. */
static void make_alike(verdict_case *c, uint64_t *seed)
{
	for (size_t k = 0; k < c->n && !random_one_in(seed, 9); k++) {
		c->results[k].weight = c->results[k].weight ? 3 : 0;
		c->rules[k].dimension = HENG_LEGALITY;
		c->rules[k].severity = HENG_MAJOR;
	}
}

/* Minimums and a total that just some set of the rules reaches: what the
 * greedy set and the bound miss. */
static void hard_case(verdict_case *c, uint64_t *seed, size_t n)
{
	bool minimums = random_one_in(seed, 2);
	int32_t share[CASE_RULES];

	case_init(c, 2);
	for (size_t i = 0; i < n; i++) {
		int64_t now = random_between(seed, 0, 9000);

		case_add(c, (heng_dimension)random_between(seed, 0, 2),
			 (int)random_between(seed, 1, 1000),
			 now < 3000 ? HENG_FAIL : HENG_PARTIAL, (int32_t)now);
		c->rules[i].severity =
		    (heng_severity)random_between(seed, 0, 2);
		share[i] = random_one_in(seed, 2)
			       ? 10000
			       : heng_result_low(&c->results[i]);
	}
	for (int d = 0; d < 3; d++) {
		if (minimums)
			c->outcomes[0].minimum[d] =
			    (int32_t)plain_dimension(c, share, d);
		c->profile.dimensions[d].weight =
		    (int)random_between(seed, 1, 40);
	}
	if (!minimums || random_one_in(seed, 2))
		c->outcomes[0].total = (int32_t)plain_total(c, share);
	if (random_one_in(seed, 2))
		c->outcomes[0].failures[HENG_MAJOR] =
		    random_between(seed, 0, 2);
}

static void random_question(const verdict_case *c, uint64_t *seed,
			    heng_repair_question *q)
{
	*q = (heng_repair_question){
	    .profile = &c->profile,
	    .results = c->results,
	    .n = c->n,
	    .target = (int)random_between(seed, 0,
					  (int64_t)c->profile.n_outcomes - 2),
	    .resolved = !random_one_in(seed, 4),
	    .open_share = random_one_in(seed, 3) ? 10000 : 0,
	};
	q->open = q->open_share == 0 && !random_one_in(seed, 3);
}

static void find(const heng_repair_question *q, heng_arena *arena,
		 heng_repair *repair)
{
	heng_error error;

	heng_arena_reset(arena);
	assert_int_equal(heng_repair_find(q, arena, repair, &error), HENG_OK);
}

static void check_sets(const verdict_case *c, const heng_repair_question *q,
		       const brute *b, const heng_repair *repair)
{
	unsigned before[HENG_REPAIR_SETS_MAX];

	assert_true(repair->n_sets <= HENG_REPAIR_SETS_MAX);
	for (size_t i = 0; i < repair->n_sets; i++) {
		before[i] = mask_of(b, repair->sets[i], repair->most);
		assert_true(suffices(c, q, b, before[i]));
		for (size_t k = 0; k < i; k++)
			assert_true(before[k] != before[i]);
	}
}

static void check_exact(const verdict_case *c, const heng_repair_question *q,
			heng_arena *arena, int number, int sizes[CASE_RULES])
{
	heng_repair repair;
	brute b;

	brute_force(c, q, &b);
	find(q, arena, &repair);
	if (repair.is_reachable != b.reachable)
		fail_msg("case %d: reachable %d", number, repair.is_reachable);
	if (!b.reachable)
		return;
	if (repair.least != b.least || repair.most != b.least)
		fail_msg("case %d: %zu to %zu rules, not %zu", number,
			 repair.least, repair.most, b.least);
	if (b.least <= 3)
		assert_true(repair.is_counted);
	if (repair.is_counted ? repair.n_all != b.n_all
			      : repair.n_all > b.n_all)
		fail_msg("case %d: %llu sets, not %llu", number,
			 (unsigned long long)repair.n_all,
			 (unsigned long long)b.n_all);
	if (b.least > 0)
		assert_int_equal(repair.n_sets, b.n_all < HENG_REPAIR_SETS_MAX
						    ? b.n_all
						    : HENG_REPAIR_SETS_MAX);
	check_sets(c, q, &b, &repair);
	assert_int_equal(mask_of(&b, repair.needed, repair.n_needed), b.needed);
	sizes[b.least]++;
}

static void test_against_brute_force(void **state)
{
	int sizes[CASE_RULES] = {0};
	heng_arena arena = {0};
	uint64_t seed = SEED;

	(void)state;
	for (int i = 0; i < CASES + LARGE_CASES; i++) {
		size_t n = i < CASES ? (size_t)random_between(&seed, 1, 11)
				     : (size_t)random_between(&seed, 16, 19);
		heng_repair_question q;
		verdict_case c;

		case_random(&c, &seed, n, n / 2);
		switch (random_between(&seed, 0, 5)) {
		case 0:
			hard_case(&c, &seed,
				  (size_t)random_between(&seed, 2, 13));
			break;
		case 1:
			make_alike(&c, &seed);
			break;
		default:
			break;
		}
		random_question(&c, &seed, &q);
		check_exact(&c, &q, &arena, i, sizes);
	}
	for (int size = 0; size <= 5; size++)
		assert_true(sizes[size] > 10);
	heng_arena_fini(&arena);
}

/* With hardly any steps: what is claimed is less, and still true. */
static void test_few_steps(void **state)
{
	int bounded = 0, exact = 0;
	heng_arena arena = {0};
	uint64_t seed = SEED + 1;

	(void)state;
	for (int i = 0; i < BOUND_CASES; i++) {
		heng_repair_question q;
		heng_repair repair;
		verdict_case c;
		brute b;

		if (random_one_in(&seed, 2))
			hard_case(&c, &seed, 13);
		else
			case_random(&c, &seed,
				    (size_t)random_between(&seed, 6, 13), 4);
		random_question(&c, &seed, &q);
		q.steps = (uint64_t)random_between(&seed, 1, 6);
		brute_force(&c, &q, &b);
		find(&q, &arena, &repair);
		assert_int_equal(repair.is_reachable, b.reachable);
		if (!b.reachable)
			continue;
		assert_true(repair.least <= b.least);
		assert_true(repair.most >= b.least);
		assert_true(repair.n_all <= b.n_all || repair.most > b.least);
		if (repair.is_counted && b.least > 0)
			assert_int_equal(repair.n_all, b.n_all);
		assert_true(b.least == 0 || repair.n_sets > 0);
		check_sets(&c, &q, &b, &repair);
		bounded += repair.least < repair.most;
		exact += repair.least == repair.most;
	}
	assert_true(bounded > 30 && exact > 30);
	heng_arena_fini(&arena);
}

/* A large report: `n` failed or partial rules of which none is like another,
 * and one total that takes `size` of them. */
typedef struct large {
	heng_profile profile;
	heng_profile_outcome outcomes[2];
	heng_rule *rules;
	heng_result *results;
	char (*ids)[8];
} large;

static void large_init(large *l, size_t n, int32_t total)
{
	*l = (large){.rules = calloc(n, sizeof(*l->rules)),
		     .results = calloc(n, sizeof(*l->results)),
		     .ids = calloc(n, sizeof(*l->ids))};
	assert_true(l->rules && l->results && l->ids);
	l->profile.outcomes = l->outcomes;
	l->profile.n_outcomes = 2;
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		l->profile.dimensions[d].weight = 20;
		l->profile.dimensions[d].minimum = HENG_UNSET;
	}
	for (int o = 0; o < 2; o++) {
		l->outcomes[o].total = o ? HENG_UNSET : total;
		for (int d = 0; d < HENG_DIMENSIONS; d++)
			l->outcomes[o].minimum[d] = HENG_UNSET;
		for (int v = 0; v < HENG_SEVERITIES; v++)
			l->outcomes[o].failures[v] = HENG_UNSET;
	}
	for (size_t i = 0; i < n; i++) {
		snprintf(l->ids[i], sizeof(l->ids[i]), "R-%zu", i);
		l->rules[i].id = l->ids[i];
		l->rules[i].dimension = (heng_dimension)(i % HENG_DIMENSIONS);
		heng_result_init(&l->results[i], &l->rules[i], 3);
		heng_result_merge(&l->results[i], HENG_PARTIAL,
				  (int32_t)(4000 + i));
	}
}

static void large_fini(large *l)
{
	free(l->rules);
	free(l->results);
	free(l->ids);
}

static void ask_large(size_t n, int32_t total, heng_repair *repair)
{
	heng_arena arena = {0};
	heng_repair_question q = {.n = n, .target = 0, .resolved = true};
	heng_error error;
	large l;

	large_init(&l, n, total);
	q.profile = &l.profile;
	q.results = l.results;
	assert_int_equal(heng_repair_find(&q, &arena, repair, &error), HENG_OK);
	heng_arena_fini(&arena);
	large_fini(&l);
}

/* All triples of 500 rules fit into the steps; a hundred rules do not. */
static void test_large(void **state)
{
	heng_repair repair;

	(void)state;
	/* The present total is 42.50; each rule adds about 0.12. */
	ask_large(RULES_500, 4250 + 33, &repair);
	assert_int_equal(repair.least, 3);
	assert_int_equal(repair.most, 3);
	assert_true(repair.is_counted);
	assert_true(repair.n_all > 100000);
	ask_large(RULES_500, 6000, &repair);
	assert_true(repair.least > 3);
	assert_true(repair.most >= repair.least);
	assert_true(repair.most - repair.least <= 2);
}

/*
 * Any two of 29 rules of one dimension and the only one of another, which
 * comes last: behind each pair all rules are looked at and but the last one
 * refused. Each look is a step: 29 firsts; behind first a 29 - a seconds, it
 * itself among them; behind second b 30 - b thirds, for each of the b firsts
 * there are.
 */
static void test_refused_are_steps(void **state)
{
	enum { N = 30 };
	uint64_t steps = (N - 1) + N * (N - 1) / 2;
	heng_arena arena = {0};
	heng_repair_question q = {.target = 0, .resolved = true, .n = N};
	heng_repair repair;
	large l;

	(void)state;
	large_init(&l, N, HENG_UNSET);
	for (size_t i = 0; i + 1 < N; i++)
		l.rules[i].dimension = HENG_INNOVATION;
	l.rules[N - 1].dimension = HENG_SERVICE;
	l.profile.dimensions[HENG_SERVICE].weight = 0;
	/* 40.14 at present; each rule adds 2.06. */
	l.outcomes[0].minimum[HENG_INNOVATION] = 4350;
	l.outcomes[0].minimum[HENG_SERVICE] = 9000;
	for (uint64_t b = 1; b + 1 < N; b++)
		steps += b * (N - b);
	q.profile = &l.profile;
	q.results = l.results;
	q.steps = steps;
	find(&q, &arena, &repair);
	assert_int_equal(repair.least, 3);
	assert_int_equal(repair.most, 3);
	assert_int_equal(repair.n_all, 29 * 28 / 2);
	assert_true(repair.is_counted);
	q.steps = steps - 1;
	find(&q, &arena, &repair);
	assert_false(repair.is_counted);
	heng_arena_fini(&arena);
	large_fini(&l);
}

static void test_limit(void **state)
{
	const size_t n = HENG_REPAIR_RULES_MAX;
	heng_repair_question q = {.target = 0, .resolved = true};
	heng_arena arena = {0};
	heng_repair repair;
	heng_error error;
	large l;

	(void)state;
	large_init(&l, n + 1, 9000);
	q.profile = &l.profile;
	q.results = l.results;
	q.n = n;
	q.steps = 1000;
	assert_int_equal(heng_repair_find(&q, &arena, &repair, &error),
			 HENG_OK);
	q.n = n + 1;
	assert_int_equal(heng_repair_find(&q, &arena, &repair, &error),
			 HENG_ELIMIT);
	assert_string_equal(error.code, "H5104");
	heng_arena_fini(&arena);
	large_fini(&l);
}

/* A share that one outcome asks by name and another, which has it already,
 * does not: the two ways are told apart. */
static void test_two_ways(void **state)
{
	heng_arena arena = {0};
	heng_repair_question q = {.target = 1, .resolved = true};
	heng_repair repair;
	verdict_case c;

	(void)state;
	case_init(&c, 3);
	case_add(&c, HENG_SERVICE, 0, HENG_PARTIAL, 6000);
	case_add(&c, HENG_SERVICE, 3, HENG_PARTIAL, 6000);
	c.named[0][0] = (heng_at_least){"R-00", 10000};
	c.named[1][0] = (heng_at_least){"R-00", 5000};
	c.outcomes[0].n_at_least = 1;
	c.outcomes[1].n_at_least = 1;
	c.outcomes[1].total = 9000;
	q.profile = &c.profile;
	q.results = c.results;
	q.n = c.n;
	find(&q, &arena, &repair);
	assert_int_equal(repair.most, 1);
	assert_int_equal(repair.n_all, 2);
	assert_int_equal(repair.n_needed, 0);
	heng_arena_fini(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_against_brute_force),
	    cmocka_unit_test(test_few_steps),
	    cmocka_unit_test(test_large),
	    cmocka_unit_test(test_refused_are_steps),
	    cmocka_unit_test(test_limit),
	    cmocka_unit_test(test_two_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
