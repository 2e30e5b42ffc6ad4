/* Rules: policies that a test writes or names, loaded and judged. */
#include "tests/unit/lua_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

void lua_rules_load(lua_fixture *f, const char *below)
{
	char path[4096];
	heng_error error;

	if (heng_policies_load(f->policies, lua_fixture_path(below, path), NULL,
			       &error) != HENG_OK)
		fail_msg("%s: %s %s", below, error.code, error.en);
}

void lua_rules_freeze(lua_fixture *f)
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
char *lua_rules_judge(lua_fixture *f, const char *id)
{
	heng_buf out = {0};

	assert_int_equal(lua_fixture_judge(f, find_rule(f, id), &out), HENG_OK);
	heng_buf_putc(&out, 0);
	return out.data;
}

void lua_rules_say(lua_fixture *f, const char *id, const char *wanted)
{
	char *text = lua_rules_judge(f, id);

	if (!strstr(text, wanted))
		fail_msg("%s lacks '%s': %.300s", id, wanted, text);
	free(text);
}

/* A file of the test's own, and its policy loaded. */
heng_rc lua_rules_load_text(lua_fixture *f, const char *name, const char *text,
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

const char lua_rules_head[] = "policy { id = \"own\", version = \"1\",\n"
			      "  title = { zh = \"自\", en = \"Own\" } }\n";
static const char rule[] =
    "rule { id = \"R-1\", title = { zh = \"规\", en = \"Rule\" },\n"
    "  dimension = \"service\", phases = { \"admission\" },\n"
    "  severity = \"minor\", check = function(app, p)\n";

void lua_rules_load_check(lua_fixture *f, const char *before, const char *check)
{
	heng_buf text = {0};
	heng_error error;

	heng_buf_puts(&text, lua_rules_head);
	heng_buf_puts(&text, before);
	heng_buf_puts(&text, rule);
	heng_buf_puts(&text, check);
	heng_buf_puts(&text, "\nend }\n");
	if (lua_rules_load_text(f, "own.lua", text.data, text.size, &error) !=
	    HENG_OK)
		fail_msg("%s %s", error.code, error.en);
	heng_buf_fini(&text);
	lua_rules_freeze(f);
}
