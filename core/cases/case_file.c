/* Case file: the cases of a x.test.lua. */
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/fixed.h"
#include "core/cases/case_setting.h"
#include "core/lua/data.h"
#include "core/lua/scan.h"

enum { FILE_MAX = 1 << 20 /* bytes */ };

/* What a test{} says for all of its cases, and its items' places. */
typedef struct table {
	heng_case_file *file;
	heng_case common;
	heng_scan scan; /* behind the last item's '{' */
	int depth;
	heng_token last;
} table;

static bool read_expect(heng_decl *decl, heng_case *c)
{
	const char *expect = NULL;
	int64_t share = -1;

	if (!heng_decl_string(decl, "expect", true, &expect) ||
	    !heng_decl_int(decl, "share", false, 1, HENG_BP - 1, &share) ||
	    !heng_decl_string(decl, "message", false, &c->message) ||
	    !heng_decl_string(decl, "at", false, &c->at) ||
	    !heng_decl_string(decl, "name", false, &c->name))
		return false;
	if (!heng_outcome_find(expect, &c->expect)) {
		heng_decl_fail(decl, "expect", "H7006", "没有结果 '%s'",
			       "there is no outcome '%s'", expect);
		heng_error_hint(decl->error, "可用：%s", "there are %s",
				"pass partial fail insufficient pending "
				"not-applicable error");
		return false;
	}
	c->share = (int32_t)share;
	if (share >= 0 && c->expect != HENG_PARTIAL)
		return heng_decl_fail(decl, "share", "H7007",
				      "只有 expect = \"partial\" 才有 share",
				      "only expect = \"partial\" has a share");
	return true;
}

/* Moves to the next item of the test{}: a '{' that belongs to no key. */
static void find_item(table *t, uint32_t *line, uint32_t *column)
{
	for (;;) {
		heng_token token = heng_scan_next(&t->scan);
		bool opens = heng_token_is(&token, "{");
		bool is_item =
		    opens && t->depth == 0 && !heng_token_is(&t->last, "=");

		if (token.kind == HENG_TOKEN_END)
			return; /* made by a loop: the place is test's */
		if (opens || heng_token_is(&token, "("))
			t->depth++;
		else if (heng_token_is(&token, "}") ||
			 heng_token_is(&token, ")"))
			t->depth--;
		t->last = token;
		if (t->depth < 0)
			return;
		if (is_item) {
			*line = token.line;
			*column = token.column;
			return;
		}
	}
}

static bool read_case(heng_decl *decl, table *t)
{
	static const char *const known[] = {
	    "base",    "remove",   "set",     "add",	"as_of",
	    "params",  "measures", "ballots", "expect", "share",
	    "message", "at",	   "name",    NULL};
	heng_case_file *file = t->file;
	heng_case c = t->common, *grown;

	c.line = decl->line;
	c.column = 1;
	find_item(t, &c.line, &c.column);
	/* Keys are looked for in the item's own braces. */
	decl->what = "{";
	decl->line = c.line;
	decl->depth = 0;
	if (!heng_decl_only(decl, known) || !heng_case_setting_read(decl, &c) ||
	    !read_expect(decl, &c))
		return false;
	if (!c.base)
		return heng_decl_fail(
		    decl, NULL, "H7008",
		    "没有说明以哪份样例为底稿：base = \"clean-admission\"",
		    "which sample is edited? base = \"clean-admission\"");
	if (file->count == HENG_CASES_MAX)
		return heng_decl_fail(
		    decl, NULL, "H7009", "一个文件最多 %d 个用例",
		    "a file has at most %d cases", HENG_CASES_MAX);
	grown = heng_array_grow(file->cases, file->count, &file->capacity,
				sizeof(*grown));
	if (!grown) {
		heng_fail_memory(decl->error);
		return false;
	}
	file->cases = grown;
	file->cases[file->count++] = c;
	return true;
}

/* Splits the table: what has a name stays, the list goes to `items`. */
static int split(heng_decl *decl)
{
	lua_State *L = decl->L;
	int items;

	lua_newtable(L); /* names */
	lua_newtable(L); /* items */
	items = lua_gettop(L);
	lua_pushnil(L);
	while (lua_next(L, decl->table)) {
		int to = lua_isinteger(L, -2) ? items : items - 1;

		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, to);
	}
	decl->table = items - 1;
	return items;
}

static bool take_test(heng_decl *decl, heng_case_file *file)
{
	static const char *const known[] = {
	    "rule",  "base",   "remove",   "set",     "add",
	    "as_of", "params", "measures", "ballots", NULL};
	table t = {.file = file};
	heng_decl items = *decl, item;
	heng_token token;
	size_t n;

	items.table = split(decl);
	if (!heng_decl_only(decl, known) ||
	    !heng_decl_id(decl, "rule", true, &t.common.rule) ||
	    !heng_case_setting_read(decl, &t.common) ||
	    !heng_decl_list(&items, HENG_CASES_MAX, &n))
		return false;
	if (n == 0)
		return heng_decl_fail(
		    decl, NULL, "H7001",
		    "这里没有用例：test { …, { expect = … } }",
		    "there is no case here: "
		    "test { ..., { expect = ... } }");
	t.common.file = t.file->path;
	/* Behind the brace of the call. */
	heng_scan_init(&t.scan, decl->text, decl->size);
	do {
		token = heng_scan_next(&t.scan);
	} while (token.kind != HENG_TOKEN_END &&
		 (token.line < decl->line || !heng_token_is(&token, "{")));
	for (size_t i = 0; i < n; i++) {
		if (!heng_decl_open_item(&items, (int)i + 1, &item) ||
		    !read_case(&item, &t))
			return false;
		lua_settop(decl->L, items.table);
	}
	return true;
}

static bool take_equivalent(heng_decl *decl, heng_case_file *file)
{
	static const char *const known[] = {"rule", "operator", "code",
					    "reason", NULL};
	heng_equivalent e = {.file = file->path, .line = decl->line}, *grown;

	e.rule = HENG_NO_RULE;
	if (!heng_decl_only(decl, known) ||
	    !heng_decl_id(decl, "rule", false, &e.rule) ||
	    !heng_decl_id(decl, "operator", true, &e.op) ||
	    !heng_decl_string(decl, "code", true, &e.code) ||
	    !heng_decl_string(decl, "reason", true, &e.reason))
		return false;
	grown = heng_array_grow(file->equivalents, file->n_equivalents,
				&file->cap_equivalents, sizeof(*grown));
	if (!grown) {
		heng_fail_memory(decl->error);
		return false;
	}
	file->equivalents = grown;
	file->equivalents[file->n_equivalents++] = e;
	return true;
}

static bool take(heng_decl *decl, void *userdata)
{
	return strcmp(decl->what, "test") == 0
		   ? take_test(decl, userdata)
		   : take_equivalent(decl, userdata);
}

heng_rc heng_case_file_read(heng_case_file *file, const char *path,
			    heng_error *error)
{
	static const char *const functions[] = {"test", "equivalent", NULL};
	heng_rc rc = heng_file_read(path, FILE_MAX, &file->text, error);
	heng_data_source source;

	if (rc != HENG_OK)
		return rc;
	file->path = heng_arena_strdup(&file->arena, path);
	if (!file->path)
		return heng_fail_memory(error);
	source = (heng_data_source){
	    .file = file->path,
	    .text = file->text.data ? file->text.data : "",
	    .size = file->text.size,
	};
	return heng_data_run(&source, functions, take, file, &file->arena,
			     error);
}

void heng_case_file_fini(heng_case_file *file)
{
	free(file->cases);
	free(file->equivalents);
	heng_arena_fini(&file->arena);
	heng_buf_fini(&file->text);
	*file = (heng_case_file){.cases = NULL};
}
