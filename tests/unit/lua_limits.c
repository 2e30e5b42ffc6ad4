/*
 * Limits of policies: what is counted is the same in any company, and each
 * limit can be reached.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/lua_rules.h"

/* The smallest limit of bytes with which the check passes, between runs of
 * a rule that leaves much behind if `company`. */
static int64_t least(const char *check, bool company,
		     int64_t (*limit)(heng_limits *, int64_t))
{
	int64_t low = 0, high = 0;
	lua_fixture f;

	lua_fixture_init(&f);
	if (company)
		lua_rules_load(&f, "tests/attack/policies/closures.lua");
	lua_rules_load_check(&f, "", check);
	for (high = limit(NULL, 0), low = 0; high - low > 1;) {
		heng_limits limits = heng_limits_default;
		int64_t middle = low + (high - low) / 2;

		if (company && (high - low) % 3 == 0) {
			heng_policies_limit(f.policies, &limits);
			free(lua_rules_judge(&f, "A-closures"));
		}
		limit(&limits, middle);
		heng_policies_limit(f.policies, &limits);
		char *text = lua_rules_judge(&f, "R-1");
		if (strncmp(text, "pass", 4) == 0)
			high = middle;
		else
			low = middle;
		free(text);
	}
	lua_fixture_fini(&f);
	return high;
}

static int64_t bytes_limit(heng_limits *limits, int64_t value)
{
	if (limits)
		limits->rule_bytes = value;
	return 1 << 26;
}

static int64_t instructions_limit(heng_limits *limits, int64_t value)
{
	if (limits)
		limits->rule_instructions = value;
	return 1 << 24;
}

static void test_exact_limits(void **state)
{
	static const char check[] =
	    "local t = {}\n"
	    "for i = 1, 3000 do\n"
	    "  t[i] = { i, i .. \"........................\" }\n"
	    "  t[\"k\" .. i] = (\"x\"):rep(60) .. i\n"
	    "end\n"
	    "local function deep(n) return n > 0 and 1 + deep(n - 1) or 0 end\n"
	    "for i = 1, 20 do app:text(\"org[\" .. i .. \"]/lei\", \"\") end\n"
	    "return #t == 3000 and deep(500) == 500 and pass()";
	int64_t bytes = least(check, false, bytes_limit);
	int64_t instructions = least(check, false, instructions_limit);

	(void)state;
	assert_true(bytes > 100000 && bytes < 4000000);
	assert_true(instructions > 10000 && instructions < 1000000);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(least(check, i > 0, bytes_limit), bytes);
		assert_int_equal(least(check, i > 0, instructions_limit),
				 instructions);
	}
}

/* --- each limit --- */

static void assert_limited(const char *check, heng_limits limits,
			   const char *wanted)
{
	lua_fixture f;

	lua_fixture_init(&f);
	lua_rules_load_check(&f, "", check);
	lua_rules_say(&f, "R-1", "pass");
	heng_policies_limit(f.policies, &limits);
	lua_rules_say(&f, "R-1", wanted);
	heng_policies_limit(f.policies, &heng_limits_default);
	lua_rules_say(&f, "R-1", "pass");
	lua_fixture_fini(&f);
}

static void test_limits(void **state)
{
	heng_limits few = heng_limits_default, bytes = few, memory = few;

	(void)state;
	few.rule_instructions = 1000;
	assert_limited("for i = 1, 5000 do end return pass()", few,
		       "error 0 {:0:0 规则执行超过指令数上限 the instruction "
		       "limit was reached}");
	bytes.rule_bytes = 64 << 10;
	assert_limited("local s = (\"x\"):rep(70000) return pass()", bytes,
		       "the limit of memory asked for in total");
	memory.policy_memory = 1 << 20;
	assert_limited("local t = {} for i = 1, 30000 do t[i] = { i } end "
		       "return pass()",
		       memory, "the rule reached the memory limit");
	/* What a pcall caught does not come back to life. */
	assert_limited("for i = 1, 20 do pcall(string.rep, \"x\", 70000) end "
		       "return pass()",
		       bytes, "the limit of memory asked for in total");
}

static void test_bounds(void **state)
{
	static const struct {
		const char *check, *wanted;
	} cases[] = {
	    {"local t = {} for i = 1, 8000 do t[i] = i end\n"
	     "return select(\"#\", table.unpack(t)) == 8000 and pass()",
	     "pass"},
	    {"return table.unpack({}, 1, 8001) == nil and pass()",
	     "too many results to unpack"},
	    {"return #(\"x\"):rep(1 << 20) == 1 << 20 and pass()", "pass"},
	    {"return #(\"x\"):rep((1 << 20) + 1) > 0 and pass()",
	     "the repeated string is too long"},
	    {"return insufficient { zh = (\"x\"):rep(4096), en = \"x\" }",
	     "insufficient"},
	    {"return insufficient { zh = (\"x\"):rep(4097), en = \"x\" }",
	     "longer than 4096 bytes"},
	    {"for i = 1, 5000 do app:text(\"org[\" .. i .. \"]/lei\", \"\") "
	     "end return pass()",
	     "pass"},
	    {"for i = 1, 5000 do insufficient { zh = \"a\", en = \"a\" }:at("
	     "app, \"org[\" .. i .. \"]\") end return pass()",
	     "pass"},
	    {"while true do fail { zh = (\"x\"):rep(4000), en = \"x\" } end",
	     "limit"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		lua_fixture f;

		lua_fixture_init(&f);
		lua_rules_load_check(&f, "", cases[i].check);
		lua_rules_say(&f, "R-1", cases[i].wanted);
		lua_fixture_fini(&f);
	}
}

static void test_load_limits(void **state)
{
	heng_limits limits = heng_limits_default;
	heng_progress progress = {0};
	heng_error error;
	char text[512];
	lua_fixture f;

	(void)state;
	int n = snprintf(text, sizeof(text), "%sfor i = 1, 5000 do end\n",
			 lua_rules_head);
	lua_fixture_init(&f);
	heng_policies_watch(f.policies, &progress);
	limits.load_instructions = 1000;
	heng_policies_limit(f.policies, &limits);
	assert_int_not_equal(
	    lua_rules_load_text(&f, "own.lua", text, (size_t)n, &error),
	    HENG_OK);
	assert_string_equal(error.code, "H2028");
	assert_int_equal(progress.step, HENG_STEP_LOADING);
	assert_non_null(strstr(progress.what, "/own.lua"));
	lua_fixture_fini(&f);

	n = snprintf(text, sizeof(text),
		     "%slocal t = {} for i = 1, 30000 do t[i] = { i } end\n",
		     lua_rules_head);
	limits = heng_limits_default;
	limits.policy_memory = 1 << 20;
	lua_fixture_init(&f);
	heng_policies_limit(f.policies, &limits);
	assert_int_not_equal(
	    lua_rules_load_text(&f, "own.lua", text, (size_t)n, &error),
	    HENG_OK);
	assert_string_equal(error.code, "H2023");
	lua_fixture_fini(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_exact_limits),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_bounds),
	    cmocka_unit_test(test_load_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
