/* Tests of the places that one of many can take: against every way in which
 * what is open can come out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/rank.h"
#include "tests/unit/base_random.h"

enum { MOST = 6, CASES = 3000 };

/* How one comes out: an outcome and a score. */
typedef struct end {
	int outcome;
	int32_t score;
} end;

static bool beats(end a, end b)
{
	if (a.outcome != b.outcome)
		return a.outcome < b.outcome;
	return a.score > b.score;
}

/* Worst, best and something between. */
static end end_of(const heng_contender *c, int which)
{
	if (which == 0)
		return (end){c->worst, c->low};
	if (which == 1)
		return (end){c->best, c->high};
	return (end){(c->best + c->worst) / 2, (c->low + c->high) / 2};
}

static void check(heng_contender *c, size_t n)
{
	size_t first[MOST], last[MOST];
	unsigned ways = 1;

	for (size_t i = 0; i < n; i++) {
		first[i] = n + 1;
		last[i] = 0;
		ways *= 3;
	}
	for (unsigned way = 0; way < ways; way++) {
		end ends[MOST];
		unsigned rest = way;

		for (size_t i = 0; i < n; i++, rest /= 3)
			ends[i] = end_of(&c[i], (int)(rest % 3));
		for (size_t i = 0; i < n; i++) {
			size_t place = 1;

			for (size_t k = 0; k < n; k++)
				place += beats(ends[k], ends[i]);
			first[i] = place < first[i] ? place : first[i];
			last[i] = place > last[i] ? place : last[i];
		}
	}
	heng_rank(c, n);
	for (size_t i = 0; i < n; i++) {
		size_t tied = 0;

		for (size_t k = 0; k < n; k++)
			tied += k != i && c[i].best == c[i].worst &&
				c[i].low == c[i].high &&
				c[k].best == c[i].best &&
				c[k].worst == c[i].best &&
				c[k].low == c[i].low && c[k].high == c[i].low;
		assert_int_equal(c[i].first, first[i]);
		assert_int_equal(c[i].last, last[i]);
		assert_int_equal(c[i].tied, tied);
	}
}

static void test_every_way(void **state)
{
	uint64_t seed = 11;

	(void)state;
	for (int k = 0; k < CASES; k++) {
		heng_contender c[MOST];
		size_t n = (size_t)random_between(&seed, 1, MOST);

		memset(c, 0, sizeof(c));
		for (size_t i = 0; i < n; i++) {
			c[i].best = (int)random_between(&seed, 0, 2);
			c[i].worst = (int)random_between(&seed, c[i].best, 2);
			c[i].low = (int32_t)random_between(&seed, -1, 5);
			c[i].high = c[i].low;
			if (random_one_in(&seed, 2))
				c[i].high =
				    (int32_t)random_between(&seed, c[i].low, 6);
		}
		check(c, n);
	}
}

/* Ranges that only touch: equal is not better. */
static void test_touching(void **state)
{
	heng_contender c[] = {
	    {.low = 8000, .high = 9000},
	    {.low = 7000, .high = 8000},
	    {.low = 7000, .high = 7000},
	    {.low = 7000, .high = 7000},
	};

	(void)state;
	heng_rank(c, 4);
	assert_int_equal(c[0].first, 1);
	assert_int_equal(c[0].last, 1);
	assert_int_equal(c[1].first, 1);
	assert_int_equal(c[1].last, 2);
	assert_int_equal(c[2].first, 2);
	assert_int_equal(c[2].last, 3);
	assert_int_equal(c[2].tied, 1);
	heng_rank(c, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_way),
	    cmocka_unit_test(test_touching),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
