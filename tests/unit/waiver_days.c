/* Tests of waivers: on which days one is in force. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/waiver_made.h"

enum { TEXT = 96 /* bytes of a dateTime */ };

/* Around both ends of months, years, leap days and the calendar. */
static const char *const days[] = {
    "0001-01-01", "0001-01-02", "1900-02-28", "1900-03-01", "1969-12-31",
    "1970-01-01", "2000-02-28", "2000-02-29", "2000-03-01", "2023-02-28",
    "2023-03-01", "2024-02-28", "2024-02-29", "2024-03-01", "2026-06-29",
    "2026-06-30", "2026-07-01", "2026-12-31", "2027-01-01", "2100-02-28",
    "2100-03-01", "9999-12-30", "9999-12-31"};
enum { DAYS = sizeof(days) / sizeof(*days) };

static const char *const clocks[] = {"00:00:00", "00:00:01", "11:59:59",
				     "12:00:00", "23:59:58", "23:59:59"};
enum { CLOCKS = sizeof(clocks) / sizeof(*clocks) };

static const char *const zones[] = {"Z",      "+08:00", "-12:00", "+14:00",
				    "-00:30", "+05:45", "+00:00"};
enum { ZONES = sizeof(zones) / sizeof(*zones) };

static void put_moment(char out[TEXT], const char *day, const char *clock,
		       const char *zone)
{
	snprintf(out, TEXT, "%sT%s%s", day, clock, zone);
}

/* The second opinion compares texts: what clocks show sorts as it is read. */
static bool plain_in_force(const char *from, const char *until, const char *day)
{
	char first[TEXT], last[TEXT];

	put_moment(first, day, "00:00:00", "");
	put_moment(last, day, "23:59:59", "");
	return strncmp(from, first, 19) <= 0 && strncmp(until, last, 19) >= 0;
}

/* Every pair of ends, in every pair of zones, on every day. */
static void test_in_force(void **state)
{
	size_t seen[2] = {0, 0};

	(void)state;
	for (size_t i = 0; i < DAYS * CLOCKS; i++) {
		for (size_t k = 0; k < DAYS * CLOCKS; k++) {
			char from[TEXT], until[TEXT];
			heng_waiver waiver;

			put_moment(from, days[i / CLOCKS], clocks[i % CLOCKS],
				   zones[(i + k) % ZONES]);
			put_moment(until, days[k / CLOCKS], clocks[k % CLOCKS],
				   zones[(i * 3 + k * 5) % ZONES]);
			waiver = waiver_of(from, until);
			for (size_t d = 0; d < DAYS; d++) {
				bool is = heng_waiver_in_force(
				    &waiver, date_of(days[d]));

				if (is != plain_in_force(from, until, days[d]))
					fail_msg("%s to %s on %s: %d", from,
						 until, days[d], is);
				seen[is]++;
			}
		}
	}
	assert_true(seen[0] > 1000 && seen[1] > 1000);
}

/* Where both ends are written in one zone: it covers every second of the day
 * there, as instants. */
static bool covers_each_second(const heng_waiver *waiver, const char *day,
			       const char *zone)
{
	for (int s = 0; s < HENG_DAY_SECONDS; s++) {
		char clock[32], text[TEXT];
		int64_t instant;

		snprintf(clock, sizeof(clock), "%02d:%02d:%02d", s / 3600,
			 s / 60 % 60, s % 60);
		put_moment(text, day, clock, zone);
		assert_true(heng_datetime_parse(text, strlen(text), &instant));
		if (instant < waiver->from.instant ||
		    instant > waiver->until.instant)
			return false;
	}
	return true;
}

static void test_every_second(void **state)
{
	static const char *const near[] = {"2024-02-28", "2024-02-29",
					   "2024-03-01"};

	(void)state;
	for (size_t z = 0; z < ZONES; z++) {
		for (size_t i = 0; i < 2 * CLOCKS; i++) {
			char from[TEXT], until[TEXT];
			heng_waiver waiver;

			put_moment(from, near[i % 2], clocks[i / 2], zones[z]);
			put_moment(until, near[1 + i % 2],
				   clocks[CLOCKS - 1 - i / 2], zones[z]);
			waiver = waiver_of(from, until);
			assert_int_equal(
			    heng_waiver_in_force(&waiver, date_of(near[1])),
			    covers_each_second(&waiver, near[1], zones[z]));
		}
	}
}

/* Both ends to the second. */
static void test_ends(void **state)
{
	static const struct {
		const char *from, *until, *day;
		bool in_force;
	} rows[] = {
	    {"2026-06-30T00:00:00+08:00", "2026-06-30T23:59:59+08:00",
	     "2026-06-30", true},
	    {"2026-06-30T00:00:01+08:00", "2026-06-30T23:59:59+08:00",
	     "2026-06-30", false},
	    {"2026-06-30T00:00:00+08:00", "2026-06-30T23:59:58+08:00",
	     "2026-06-30", false},
	    {"2026-06-30T00:00:00+08:00", "2026-07-01T00:00:00+08:00",
	     "2026-06-30", true},
	    {"2026-06-30T00:00:00+08:00", "2026-07-01T00:00:00+08:00",
	     "2026-07-01", false},
	    /* The same day in Beijing, written by another's clocks. */
	    {"2026-06-29T16:00:00Z", "2026-06-30T15:59:59Z", "2026-06-30",
	     false},
	    {"2026-06-29T16:00:00Z", "2026-06-30T15:59:59Z", "2026-06-29",
	     false},
	    /* Summer time ended in between: each end by its own clocks. */
	    {"2026-03-01T00:00:00+01:00", "2026-09-30T23:59:59+02:00",
	     "2026-09-30", true},
	    {"2026-03-01T00:00:00+01:00", "2026-09-30T23:59:59+02:00",
	     "2026-10-01", false},
	    /* A moment covers no day. */
	    {"2026-06-30T00:00:00Z", "2026-06-30T00:00:00Z", "2026-06-30",
	     false},
	    {"0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00",
	     "0001-01-01", true},
	    {"0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00",
	     "9999-12-31", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		heng_waiver waiver = waiver_of(rows[i].from, rows[i].until);

		if (heng_waiver_in_force(&waiver, date_of(rows[i].day)) !=
		    rows[i].in_force)
			fail_msg("row %zu", i);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_in_force),
	    cmocka_unit_test(test_every_second),
	    cmocka_unit_test(test_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
