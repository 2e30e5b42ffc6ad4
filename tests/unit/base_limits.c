/* Tests of limits: what --limit takes, and that what is printed is taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/limits.h"

static int64_t value_of(const heng_limits *limits, const heng_limit_info *info)
{
	return *(const int64_t *)((const char *)limits + info->offset);
}

static void set_value(heng_limits *limits, const heng_limit_info *info,
		      int64_t value)
{
	*(int64_t *)((char *)limits + info->offset) = value;
}

/* Every member has one line, and a default that could also be given. */
static void every_limit_has_a_name(void **state)
{
	bool seen[sizeof(heng_limits) / sizeof(int64_t)] = {false};
	size_t n;
	const heng_limit_info *list = heng_limits_list(&n);

	(void)state;
	assert_int_equal(n, sizeof(seen) / sizeof(*seen));
	for (size_t i = 0; i < n; i++) {
		int64_t usual = value_of(&heng_limits_default, &list[i]);

		assert_false(seen[list[i].offset / sizeof(int64_t)]);
		seen[list[i].offset / sizeof(int64_t)] = true;
		assert_true(usual >= list[i].min && usual <= list[i].max);
		assert_non_null(list[i].zh);
		assert_non_null(list[i].en);
	}
}

static void what_is_printed_is_taken(void **state)
{
	static const int64_t values[] = {1,	 1023,	     1024,
					 1500,	 60000,	     86400000,
					 999999, 1073741824, 1099511627776};
	size_t n;
	const heng_limit_info *list = heng_limits_list(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < sizeof(values) / sizeof(*values); k++) {
			heng_limits limits = heng_limits_default, got;
			char text[24], assignment[96];
			heng_error error;

			set_value(&limits, &list[i], values[k]);
			heng_limit_print(&list[i], &limits, text);
			snprintf(assignment, sizeof(assignment), "%s=%s",
				 list[i].name, text);
			got = heng_limits_default;
			heng_rc rc = heng_limits_set(&got, assignment, &error);
			bool fits = values[k] >= list[i].min &&
				    values[k] <= list[i].max;
			assert_int_equal(rc, fits ? HENG_OK : HENG_EINPUT);
			if (!fits)
				limits = heng_limits_default;
			assert_memory_equal(&got, &limits, sizeof(got));
		}
	}
}

static void what_does_not_fit_is_refused(void **state)
{
	static const struct {
		const char *text, *code, *hint;
	} cases[] = {
	    {"rule-wall=2h", "H2420", "500ms"},
	    {"rule-wall=", "H2420", "500ms"},
	    {"rule-wall=1", "H2420", "500ms"},
	    {"rule-wall=-1s", "H2420", "500ms"},
	    {"rule-wall=1.5s", "H2420", "500ms"},
	    {"rule-wall=99999999999999999999s", "H2420", "500ms"},
	    {"rule-wall=9223372036854775807s", "H2420", "500ms"},
	    {"rule-bytes=1T", "H2420", "512k"},
	    {"rule-bytes=0", "H2420", "512k"},
	    {"rule-instructions=5k", "H2420", "a number from"},
	    {"rule-walls=1s", "H2421", "did you mean 'rule-wall'?"},
	    {"nothing=1", "H2421", "heng doctor"},
	    {"rule-wall", "H2422", "rule-wall=2s"},
	    {"=1s", "H2422", "rule-wall=2s"},
	    {"", "H2422", "rule-wall=2s"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		heng_limits limits = heng_limits_default;
		heng_error error;

		assert_int_equal(
		    heng_limits_set(&limits, cases[i].text, &error),
		    HENG_EINPUT);
		assert_string_equal(error.code, cases[i].code);
		assert_non_null(strstr(error.hint_en, cases[i].hint));
		assert_memory_equal(&limits, &heng_limits_default,
				    sizeof(limits));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_limit_has_a_name),
	    cmocka_unit_test(what_is_printed_is_taken),
	    cmocka_unit_test(what_does_not_fit_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
