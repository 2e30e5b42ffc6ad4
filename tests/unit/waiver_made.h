/* A waiver made of two moments, and a day of a text. Included behind cmocka. */
#ifndef TESTS_UNIT_WAIVER_MADE_H
#define TESTS_UNIT_WAIVER_MADE_H

#include "core/assess/waivers.h"

static inline heng_waiver waiver_of(const char *from, const char *until)
{
	heng_waiver waiver = {.id = "W", .rule = "R"};

	assert_true(heng_moment_parse(from, &waiver.from));
	assert_true(heng_moment_parse(until, &waiver.until));
	return waiver;
}

static inline heng_date date_of(const char *day)
{
	heng_date date;

	assert_true(heng_date_parse(day, strlen(day), &date));
	return date;
}

#endif
