/*
 * The sandbox: what authors expect of Lua stays, what is counted is the same
 * in any company, each limit can be reached, and sources that are no policies
 * are refused by name.
 */
#include <lauxlib.h>
#include <lualib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/base/utf8.h"
#include "tests/unit/lua_fixture.h"

static const char attacks[] = "tests/attack/policies";

static void load(lua_fixture *f, const char *below)
{
	char path[4096];
	heng_error error;

	if (heng_policies_load(f->policies, lua_fixture_path(below, path), NULL,
			       &error) != HENG_OK)
		fail_msg("%s: %s %s", below, error.code, error.en);
}

static void freeze(lua_fixture *f)
{
	heng_error error;

	if (heng_policies_freeze(f->policies, &error) != HENG_OK)
		fail_msg("%s %s", error.code, error.en);
	lua_fixture_begin(f);
}

static const heng_rule *find_rule(lua_fixture *f, const char *id)
{
	size_t n;
	const heng_rule *rules = heng_policies_rules(f->policies, &n);

	for (size_t i = 0; i < n; i++) {
		if (strcmp(rules[i].id, id) == 0)
			return &rules[i];
	}
	fail_msg("no rule %s", id);
	return NULL;
}

/* What the rule comes to, as text; the caller frees it. */
static char *judge(lua_fixture *f, const char *id)
{
	heng_buf out = {0};

	assert_int_equal(lua_fixture_judge(f, find_rule(f, id), &out), HENG_OK);
	heng_buf_putc(&out, 0);
	return out.data;
}

static void assert_says(lua_fixture *f, const char *id, const char *wanted)
{
	char *text = judge(f, id);

	if (!strstr(text, wanted))
		fail_msg("%s lacks '%s': %.300s", id, wanted, text);
	free(text);
}

/* A file of the test's own, and its policy loaded. */
static heng_rc load_text(lua_fixture *f, const char *name, const char *text,
			 size_t size, heng_error *error)
{
	char folder[] = "/tmp/heng-lua-XXXXXX", path[600];
	heng_rc rc;

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
	rc = heng_policies_load(f->policies, folder, NULL, error);
	unlink(path);
	rmdir(folder);
	return rc;
}

static const char head[] = "policy { id = \"own\", version = \"1\",\n"
			   "  title = { zh = \"自\", en = \"Own\" } }\n";
static const char one_rule[] =
    "rule { id = \"R-1\", title = { zh = \"规\", en = \"Rule\" },\n"
    "  dimension = \"service\", phases = { \"admission\" },\n"
    "  severity = \"minor\", check = function(app, p)\n%s\nend }\n";

/* A policy of one rule with that check. */
static void load_check(lua_fixture *f, const char *check)
{
	heng_buf text = {0};
	heng_error error;

	heng_buf_puts(&text, head);
	char *rule = NULL;
	assert_true(asprintf(&rule, one_rule, check) > 0);
	heng_buf_puts(&text, rule);
	free(rule);
	if (load_text(f, "own.lua", text.data, text.size, &error) != HENG_OK)
		fail_msg("%s %s", error.code, error.en);
	heng_buf_fini(&text);
	freeze(f);
}

/* --- idioms --- */

static const char stock_shims[] =
    "declared = {}\n"
    "function policy() end\n"
    "function rule(t) declared[t.id] = t.check end\n"
    "function fail(m) return m.all end\n";

static void test_idioms(void **state)
{
	static const char *const ids[] = {"I-patterns", "I-strings",
					  "I-tables",	"I-numbers",
					  "I-utf8",	"I-language"};
	char path[4096];
	lua_fixture f;
	lua_State *L = luaL_newstate();

	(void)state;
	luaL_openlibs(L);
	assert_int_equal(luaL_dostring(L, stock_shims), LUA_OK);
	lua_fixture_path("tests/policy/idioms/rules.lua", path);
	/* The name that heng gives the chunk: errors quote it. */
	heng_buf source = {0};
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	char block[4096];
	for (size_t n; (n = fread(block, 1, sizeof(block), file)) > 0;)
		heng_buf_put(&source, block, n);
	fclose(file);
	assert_int_equal(
	    luaL_loadbuffer(L, source.data, source.size, "=rules.lua"), LUA_OK);
	heng_buf_fini(&source);
	assert_int_equal(lua_pcall(L, 0, 0, 0), LUA_OK);
	lua_fixture_init(&f);
	load(&f, "tests/policy/idioms/rules.lua");
	freeze(&f);
	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++) {
		char *ours = judge(&f, ids[i]);

		lua_getglobal(L, "declared");
		lua_getfield(L, -1, ids[i]);
		if (lua_pcall(L, 0, 1, 0) != LUA_OK)
			fail_msg("stock: %s", lua_tostring(L, -1));
		const char *theirs = lua_tostring(L, -1);
		assert_true(strlen(theirs) > 100);
		if (!strstr(ours, theirs)) {
			size_t n = 0, start = strcspn(ours, "{") + 6;

			while (theirs[n] && ours[start + n] == theirs[n])
				n++;
			fail_msg("%s: heng '%.200s', Lua '%.200s' at %zu",
				 ids[i], ours + start + (n > 40 ? n - 40 : 0),
				 theirs + (n > 40 ? n - 40 : 0), n);
		}
		free(ours);
		lua_settop(L, 0);
	}
	lua_fixture_fini(&f);
	lua_close(L);
}

/* --- the same in any company --- */

static void test_any_order(void **state)
{
	static const char *const names[] = {
	    "keys",	  "short-strings",   "closures",
	    "rep-churn",  "concat-doubling", "varargs",
	    "pcall-loop", "reads-many",	     "pattern-match",
	    "recursion",  "state-table",     "messages-many",
	};
	enum { N = sizeof(names) / sizeof(*names), ROUNDS = 2 };
	char *first[N] = {0}, below[256], id[64];
	lua_fixture f;

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		lua_fixture_init(&f);
		load(&f, "tests/policy/honest/rules.lua");
		for (int i = 0; i < N; i++) {
			snprintf(below, sizeof(below), "%s/%s.lua", attacks,
				 names[round % 2 ? N - 1 - i : i]);
			load(&f, below);
		}
		freeze(&f);
		for (int i = 0; i < N; i++) {
			/* Strides that are prime to N visit all. */
			int at = (i * (round ? 5 : 1) + round) % N;

			snprintf(id, sizeof(id), "A-%s", names[at]);
			char *text = judge(&f, id);
			if (!first[at])
				first[at] = text;
			else if (strcmp(first[at], text) != 0)
				fail_msg("%s: %.300s, then %.300s", id,
					 first[at], text);
			if (first[at] != text)
				free(text);
			if (i % 3 == round)
				lua_fixture_begin(&f);
		}
		lua_fixture_fini(&f);
	}
	for (int i = 0; i < N; i++)
		free(first[i]);
}

/* The smallest limit of bytes with which the check passes, between runs of
 * a rule that leaves much behind if `company`. */
static int64_t least(const char *check, bool company,
		     int64_t (*limit)(heng_limits *, int64_t))
{
	int64_t low = 0, high = 0;
	lua_fixture f;

	lua_fixture_init(&f);
	if (company)
		load(&f, "tests/attack/policies/closures.lua");
	load_check(&f, check);
	for (high = limit(NULL, 0), low = 0; high - low > 1;) {
		heng_limits limits = heng_limits_default;
		int64_t middle = low + (high - low) / 2;

		if (company && (high - low) % 3 == 0) {
			heng_policies_limit(f.policies, &limits);
			free(judge(&f, "A-closures"));
		}
		limit(&limits, middle);
		heng_policies_limit(f.policies, &limits);
		char *text = judge(&f, "R-1");
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
	load_check(&f, check);
	assert_says(&f, "R-1", "pass");
	heng_policies_limit(f.policies, &limits);
	assert_says(&f, "R-1", wanted);
	heng_policies_limit(f.policies, &heng_limits_default);
	assert_says(&f, "R-1", "pass");
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
		load_check(&f, cases[i].check);
		assert_says(&f, "R-1", cases[i].wanted);
		lua_fixture_fini(&f);
	}
}

/* A variable that is no number at all is not "changed". */
static void test_kept_nan(void **state)
{
	lua_fixture f;

	(void)state;
	lua_fixture_init(&f);
	heng_error error;
	char text[1024];
	int n = snprintf(text, sizeof(text), "%slocal x = 0 / 0\n", head);
	n += snprintf(text + n, sizeof(text) - (size_t)n, one_rule,
		      "return x ~= x and pass()");
	assert_int_equal(load_text(&f, "own.lua", text, (size_t)n, &error),
			 HENG_OK);
	freeze(&f);
	assert_says(&f, "R-1", "pass");
	assert_says(&f, "R-1", "pass");
	lua_fixture_fini(&f);
}

/* --- sources --- */

static void assert_refused(const char *name, const char *text, size_t size,
			   const char *code, const char *wanted)
{
	heng_error error;
	lua_fixture f;

	lua_fixture_init(&f);
	heng_rc rc = load_text(&f, name, text, size, &error);
	if (rc == HENG_OK)
		fail_msg("%s: was loaded", wanted);
	if (strcmp(error.code, code) != 0 || !strstr(error.en, wanted))
		fail_msg("not %s '%s' but %s '%s'", code, wanted, error.code,
			 error.en);
	assert_int_equal(heng_utf8_valid(error.en, strlen(error.en)),
			 strlen(error.en));
	lua_fixture_fini(&f);
}

static int put_bytecode(lua_State *L, const void *block, size_t size, void *to)
{
	(void)L;
	heng_buf_put(to, block, size);
	return 0;
}

static void repeat(heng_buf *out, const char *text, int n)
{
	heng_buf_clear(out);
	heng_buf_puts(out, head);
	for (int i = 0; i < n; i++)
		heng_buf_puts(out, text);
}

static void test_sources(void **state)
{
	lua_State *L = luaL_newstate();
	heng_buf text = {0};
	char line[64];

	(void)state;
	assert_int_equal(luaL_loadstring(L, "return 1"), LUA_OK);
	lua_dump(L, put_bytecode, &text, 0);
	lua_close(L);
	/* Its bytes are hardly ever UTF-8; as text it is no Lua. */
	assert_refused("a.lua", text.data, text.size, "H2024", "not valid");
	assert_refused("a.lua", "\x1bLua", 4, "H2020", "Lua says");
	assert_refused("a.lua", "\xef\xbb\xbfreturn 1", 11, "H2020",
		       "byte order mark");
	assert_refused("a.lua", "#!/usr/bin/lua\n", 15, "H2020", "comments");
	assert_refused("a.lua", "local a = \0 1", 13, "H2020", "character");
	assert_refused("a.lua", "local a = \"\xff\"", 13, "H2024", "not valid");
	assert_refused("a.lua", "", 0, "H2025", "declares no policy");
	assert_refused("\x1b[31m.lua", head, sizeof(head) - 1, "H2027",
		       "control characters");
	assert_refused("\xff.lua", head, sizeof(head) - 1, "H2027", "UTF-8");
	repeat(&text, "return ", 1);
	for (int i = 0; i < 100000; i++)
		heng_buf_putc(&text, '(');
	assert_refused("a.lua", text.data, text.size, "H2020", "too deep");
	repeat(&text, "local x = {", 1);
	for (int i = 0; i < 100000; i++)
		heng_buf_putc(&text, '{');
	assert_refused("a.lua", text.data, text.size, "H2020", "too deep");
	repeat(&text, "local a\n", 100000);
	assert_refused("a.lua", text.data, text.size, "H2020", "local");
	repeat(&text, "x = 1; ", 200000);
	assert_refused("a.lua", text.data, text.size, "H0014",
		       "larger than the limit");
	repeat(&text, "", 0);
	for (int i = 0; i < 30000; i++) {
		snprintf(line, sizeof(line), "::a%d::\n", i);
		heng_buf_puts(&text, line);
	}
	assert_refused("a.lua", text.data, text.size, "H2020", "too deep");
	repeat(&text, "error \"end\"\n", 1);
	/* A name that Lua cuts in the middle of a character. */
	assert_refused("很长的文件名很长的文件名很长的文件名很长的文件名.lua",
		       text.data, text.size, "H2020", "end");
	heng_buf_fini(&text);
}

static void test_load_limits(void **state)
{
	heng_limits limits = heng_limits_default;
	heng_progress progress = {0};
	heng_error error;
	char text[512];
	lua_fixture f;

	(void)state;
	int n =
	    snprintf(text, sizeof(text), "%sfor i = 1, 5000 do end\n", head);
	lua_fixture_init(&f);
	heng_policies_watch(f.policies, &progress);
	limits.load_instructions = 1000;
	heng_policies_limit(f.policies, &limits);
	assert_int_not_equal(load_text(&f, "own.lua", text, (size_t)n, &error),
			     HENG_OK);
	assert_string_equal(error.code, "H2028");
	assert_int_equal(progress.step, HENG_STEP_LOADING);
	assert_non_null(strstr(progress.what, "/own.lua"));
	lua_fixture_fini(&f);

	n = snprintf(text, sizeof(text),
		     "%slocal t = {} for i = 1, 30000 do t[i] = { i } end\n",
		     head);
	limits = heng_limits_default;
	limits.policy_memory = 1 << 20;
	lua_fixture_init(&f);
	heng_policies_limit(f.policies, &limits);
	assert_int_not_equal(load_text(&f, "own.lua", text, (size_t)n, &error),
			     HENG_OK);
	assert_string_equal(error.code, "H2023");
	lua_fixture_fini(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_idioms),
	    cmocka_unit_test(test_any_order),
	    cmocka_unit_test(test_exact_limits),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_bounds),
	    cmocka_unit_test(test_kept_nan),
	    cmocka_unit_test(test_sources),
	    cmocka_unit_test(test_load_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
