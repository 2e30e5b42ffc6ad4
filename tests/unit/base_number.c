/* Tests of numbers and days against oracles in wider or slower arithmetic. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/date.h"
#include "core/base/fixed.h"
#include "tests/unit/base_random.h"

__extension__ typedef __int128 wide;

enum {
	SEED = 20260630,
	DIVISIONS = 200000,
	APPORTIONS = 20000,
	PARTS_MAX = 24,
	LONG_PARTS = 700,
};

/* Half to even as "add a half, floor, and step back from an odd tie". */
static int64_t oracle_half_even(int64_t numerator, int64_t denominator)
{
	wide twice = 2 * (wide)numerator + denominator;
	wide step = 2 * (wide)denominator;
	wide floor = twice / step;

	if (twice % step < 0)
		floor--;
	if (floor * step == twice && floor % 2 != 0)
		floor--;
	return (int64_t)floor;
}

static void test_half_even_by_hand(void **state)
{
	static const int64_t cases[][3] = {
	    {5, 2, 2},
	    {7, 2, 4},
	    {-5, 2, -2},
	    {-7, 2, -4},
	    {1, 2, 0},
	    {-1, 2, 0},
	    {3, 2, 2},
	    {0, 7, 0},
	    {10, 4, 2},
	    {14, 4, 4},
	    {2, 3, 1},
	    {-2, 3, -1},
	    {25000, 3, 8333},
	    {INT64_MAX, 1, INT64_MAX},
	    {INT64_MIN, 1, INT64_MIN},
	    {INT64_MIN, 2, INT64_MIN / 2},
	    {INT64_MAX, INT64_MAX, 1},
	    {INT64_MIN, INT64_MAX, -1},
	    {INT64_MAX, 2, INT64_MAX / 2 + 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(heng_div_half_even(cases[i][0], cases[i][1]),
				 cases[i][2]);
}

static void test_half_even_random(void **state)
{
	uint64_t seed = SEED;
	int ties = 0;

	(void)state;
	for (int i = 0; i < DIVISIONS; i++) {
		int64_t bound = i % 3 == 0   ? 50
				: i % 3 == 1 ? 1000000
					     : INT64_MAX;
		int64_t d = random_between(&seed, 1, bound);
		int64_t n = random_between(&seed, -bound, bound);

		if (i % 3 == 2 && i % 2) /* near the ends */
			n = INT64_MIN + (int64_t)(i % 1000);
		ties += n % d != 0 && (wide)2 * n % d == 0;
		if (heng_div_half_even(n, d) != oracle_half_even(n, d))
			fail_msg("seed %d: %lld / %lld gives %lld", SEED,
				 (long long)n, (long long)d,
				 (long long)heng_div_half_even(n, d));
	}
	assert_true(ties > 1000);
}

/* By definition: floors, then one by one to whoever is owed most. */
static void oracle_apportion(int64_t total, const int64_t *quota, size_t n,
			     int64_t *part)
{
	wide sum = 0;
	int64_t given = 0;

	for (size_t i = 0; i < n; i++)
		sum += quota[i];
	for (size_t i = 0; i < n; i++) {
		part[i] = sum ? (int64_t)((wide)total * quota[i] / sum) : 0;
		given += part[i];
	}
	while (sum && given < total) {
		size_t most = 0;
		wide owed = -1;

		for (size_t i = 0; i < n; i++) {
			wide rest = (wide)total * quota[i] - part[i] * sum;

			if (rest > owed) {
				owed = rest;
				most = i;
			}
		}
		part[most]++;
		given++;
	}
}

static void check_apportion(int64_t total, const int64_t *quota, size_t n)
{
	int64_t part[LONG_PARTS], expected[LONG_PARTS];
	size_t order[LONG_PARTS];
	wide sum_of_quotas = 0;
	int64_t sum = 0;
	bool ok;

	ok = heng_apportion(total, quota, n, part, order);
	oracle_apportion(total, quota, n, expected);
	for (size_t i = 0; i < n; i++) {
		sum += part[i];
		sum_of_quotas += quota[i];
	}
	assert_int_equal(ok, sum_of_quotas > 0 || total == 0);
	if (sum_of_quotas > 0)
		assert_int_equal(sum, total);
	for (size_t i = 0; i < n; i++) {
		if (part[i] != expected[i])
			fail_msg("seed %d: total %lld, part %zu is %lld, "
				 "not %lld",
				 SEED, (long long)total, i, (long long)part[i],
				 (long long)expected[i]);
		if (quota[i] == 0)
			assert_int_equal(part[i], 0);
	}
}

static void test_apportion_by_hand(void **state)
{
	static const int64_t thirds[3] = {1, 1, 1};
	static const int64_t none[3] = {0, 0, 0};
	static const int64_t big[2] = {INT64_MAX / 2, INT64_MAX / 2};
	/* Hamilton's table of 1790 in small: remainders .5 .3 .2 */
	static const int64_t mixed[3] = {15, 13, 12};
	int64_t part[3];
	size_t order[3];

	(void)state;
	assert_true(heng_apportion(10000, thirds, 3, part, order));
	assert_int_equal(part[0], 3334);
	assert_int_equal(part[1], 3333);
	assert_int_equal(part[2], 3333);
	assert_false(heng_apportion(5, none, 3, part, order));
	assert_int_equal(part[0] + part[1] + part[2], 0);
	assert_true(heng_apportion(0, none, 3, part, order));
	assert_true(heng_apportion(INT64_MAX, big, 2, part, order));
	assert_int_equal(part[0], INT64_MAX / 2 + 1);
	assert_int_equal(part[1], INT64_MAX / 2);
	assert_true(heng_apportion(4, mixed, 3, part, order));
	assert_int_equal(part[0], 2); /* 1.5, 1.3, 1.2 */
	assert_int_equal(part[1], 1);
	assert_true(heng_apportion(0, NULL, 0, NULL, NULL));
}

static void test_apportion_random(void **state)
{
	uint64_t seed = SEED + 1;
	int64_t quota[LONG_PARTS];

	(void)state;
	for (int i = 0; i < APPORTIONS; i++) {
		size_t n = (size_t)random_between(&seed, 0, PARTS_MAX);
		/* Small quotas make ties, large ones need 128 bits. */
		int64_t bound = i % 4 == 3 ? INT64_MAX / PARTS_MAX : 1 + i % 7;
		int64_t total =
		    random_between(&seed, 0, i % 4 == 3 ? INT64_MAX : 10000);

		for (size_t k = 0; k < n; k++)
			quota[k] = random_between(&seed, 0, bound);
		/* The oracle gives one by one: at most n of them. */
		check_apportion(total, quota, n);
	}
	for (size_t k = 0; k < LONG_PARTS; k++)
		quota[k] = random_between(&seed, 0, 9);
	check_apportion(10000, quota, LONG_PARTS);
}

static void test_parse_int(void **state)
{
	static const struct {
		const char *text;
		bool ok;
		int64_t value;
	} cases[] = {
	    {"0", true, 0},
	    {"-0", true, 0},
	    {"+7", true, 7},
	    {"007", true, 7},
	    {"9223372036854775807", true, INT64_MAX},
	    {"-9223372036854775808", true, INT64_MIN},
	    {"9223372036854775808", false, 0},
	    {"-9223372036854775809", false, 0},
	    {"92233720368547758070", false, 0},
	    {"", false, 0},
	    {"-", false, 0},
	    {"+", false, 0},
	    {"+-1", false, 0},
	    {" 1", false, 0},
	    {"1 ", false, 0},
	    {"1.0", false, 0},
	    {"0x1", false, 0},
	    {"１", false, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		int64_t value = 42;
		bool ok = heng_parse_int(cases[i].text, strlen(cases[i].text),
					 &value);

		if (ok != cases[i].ok)
			fail_msg("\"%s\"", cases[i].text);
		assert_int_equal(value, ok ? cases[i].value : 42);
	}
}

static void test_format_scaled(void **state)
{
	static const struct {
		int64_t value;
		unsigned scale;
		const char *text;
	} cases[] = {
	    {8125, 2, "81.25"},
	    {5, 2, "0.05"},
	    {-5, 2, "-0.05"},
	    {0, 2, "0.00"},
	    {0, 0, "0"},
	    {-120, 0, "-120"},
	    {10000, 2, "100.00"},
	    {1, 9, "0.000000001"},
	    {INT64_MIN, 9, "-9223372036.854775808"},
	    {INT64_MAX, 0, "9223372036854775807"},
	    {INT64_MIN, 0, "-9223372036854775808"},
	};
	char out[24];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(
		    heng_format_scaled(cases[i].value, cases[i].scale, out),
		    cases[i].text);
}

/* Every day of the calendar, counted one by one without any formula. */
static void test_every_day(void **state)
{
	int year = 1, month = 1, day = 1;
	static const char lengths[] = {31, 28, 31, 30, 31, 30,
				       31, 31, 30, 31, 30, 31};

	(void)state;
	for (heng_date date = HENG_DATE_MIN; date <= HENG_DATE_MAX; date++) {
		bool leap =
		    year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
		char expected[40], text[11];
		heng_date back = 0;
		int length = lengths[month - 1] + (month == 2 && leap);

		/* All of some centuries, else the ends of months. */
		if (day == 1 || day >= 28 || (year > 1890 && year < 2110)) {
			snprintf(expected, sizeof(expected), "%04d-%02d-%02d",
				 year, month, day);
			heng_date_format(date, text);
			if (strcmp(text, expected) != 0)
				fail_msg("%s, not %s", text, expected);
			if (!heng_date_parse(text, 10, &back) || back != date)
				fail_msg("%s reads as %d", text, back);
		}
		if (++day > length) {
			day = 1;
			if (++month > 12) {
				month = 1;
				year++;
			}
		}
	}
	assert_int_equal(year, 10000);
}

static void test_bad_dates(void **state)
{
	static const char *const bad[] = {
	    "2026-02-29", "2026-00-10", "2026-13-01",  "2026-01-00",
	    "2026-04-31", "0000-01-01", "2026-1-01",   "2026/01/01",
	    "2026-01-1",  "+026-01-01", "2026-01-011", "20260101",
	    "1900-02-29", "",		"2026-01-3x",  " 026-01-01",
	};
	heng_date date = 7;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		if (heng_date_parse(bad[i], strlen(bad[i]), &date))
			fail_msg("\"%s\" is taken for a date", bad[i]);
	}
	assert_int_equal(date, 7);
	assert_true(heng_date_parse("2000-02-29", 10, &date));
	assert_true(heng_date_parse("1970-01-01junk", 10, &date));
	assert_int_equal(date, 0);
}

static void test_datetimes(void **state)
{
	static const struct {
		const char *text;
		int64_t seconds;
	} good[] = {
	    {"1970-01-01T00:00:00Z", 0},
	    {"1970-01-01T08:00:00+08:00", 0},
	    {"1969-12-31T16:00:00-08:00", 0},
	    {"2026-06-28T10:00:00+08:00", 1782612000},
	    {"2000-02-29T23:59:59Z", 951868799},
	    {"1970-01-01T00:00:00+14:00", -14 * 3600},
	};
	static const char *const bad[] = {
	    "2026-06-28T10:00:00",	 "2026-06-28 10:00:00Z",
	    "2026-06-28T24:00:00Z",	 "2026-06-28T10:60:00Z",
	    "2026-06-28T10:00:60Z",	 "2026-06-28T10:00:00+8:00",
	    "2026-06-28T10:00:00+0800",	 "2026-06-28T10:00:00z",
	    "2026-06-28T10:00:00+14:01", "2026-06-28T10:00:00.5Z",
	    "2026-06-31T10:00:00Z",	 "2026-06-28T10:00:00+08:60",
	    "2026-06-28T10:00:00ZZ",	 "2026-06-28T1x:00:00Z",
	};
	int64_t seconds;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		assert_true(heng_datetime_parse(
		    good[i].text, strlen(good[i].text), &seconds));
		assert_int_equal(seconds, good[i].seconds);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		if (heng_datetime_parse(bad[i], strlen(bad[i]), &seconds))
			fail_msg("\"%s\" is taken for a time", bad[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_half_even_by_hand),
	    cmocka_unit_test(test_half_even_random),
	    cmocka_unit_test(test_apportion_by_hand),
	    cmocka_unit_test(test_apportion_random),
	    cmocka_unit_test(test_parse_int),
	    cmocka_unit_test(test_format_scaled),
	    cmocka_unit_test(test_every_day),
	    cmocka_unit_test(test_bad_dates),
	    cmocka_unit_test(test_datetimes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
