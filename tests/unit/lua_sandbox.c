/*
 * The sandbox: what authors expect of Lua stays, rules are the same in any
 * company, and sources that are no policies are refused by name.
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
#include "tests/unit/lua_rules.h"

static const char attacks[] = "tests/attack/policies";

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
	lua_rules_load(&f, "tests/policy/idioms/rules.lua");
	lua_rules_freeze(&f);
	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++) {
		char *ours = lua_rules_judge(&f, ids[i]);

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
		lua_rules_load(&f, "tests/policy/honest/rules.lua");
		for (int i = 0; i < N; i++) {
			snprintf(below, sizeof(below), "%s/%s.lua", attacks,
				 names[round % 2 ? N - 1 - i : i]);
			lua_rules_load(&f, below);
		}
		lua_rules_freeze(&f);
		for (int i = 0; i < N; i++) {
			/* Strides that are prime to N visit all. */
			int at = (i * (round ? 5 : 1) + round) % N;

			snprintf(id, sizeof(id), "A-%s", names[at]);
			char *text = lua_rules_judge(&f, id);
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

/* A variable that is no number at all is not "changed". */
static void test_kept_nan(void **state)
{
	lua_fixture f;

	(void)state;
	lua_fixture_init(&f);
	lua_rules_load_check(&f, "local x = 0 / 0\n",
			     "return x ~= x and pass()");
	lua_rules_say(&f, "R-1", "pass");
	lua_rules_say(&f, "R-1", "pass");
	lua_fixture_fini(&f);
}

/* --- sources --- */

static void assert_refused(const char *name, const char *text, size_t size,
			   const char *code, const char *wanted)
{
	heng_error error;
	lua_fixture f;

	lua_fixture_init(&f);
	heng_rc rc = lua_rules_load_text(&f, name, text, size, &error);
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
	heng_buf_puts(out, lua_rules_head);
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
	assert_refused("\x1b[31m.lua", lua_rules_head, strlen(lua_rules_head),
		       "H2027", "control characters");
	assert_refused("\xff.lua", lua_rules_head, strlen(lua_rules_head),
		       "H2027", "UTF-8");
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

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_idioms),
	    cmocka_unit_test(test_any_order),
	    cmocka_unit_test(test_kept_nan),
	    cmocka_unit_test(test_sources),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
