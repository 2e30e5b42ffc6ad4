/* Declaring: policy{}, norm{} and rule{} as the files of a policy call them. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/suggest.h"
#include "core/lua/decl.h"
#include "core/lua/state.h"

enum {
	DECLARATION = 1000, /* instructions that one counts as */
};

/* A declaration's table at stack index 1, with the place of the call. */
static heng_decl open_decl(lua_State *L, const char *what)
{
	heng_policies *policies = heng_lua_of(L);
	lua_Debug debug = {0};

	if (policies->frozen || !policies->current_source)
		luaL_error(L, "%s{} belongs at the top of a policy file", what);
	if (lua_getstack(L, 1, &debug))
		lua_getinfo(L, "l", &debug);
	/* What a declaration keeps is not Lua's. */
	heng_lua_charge(L, DECLARATION);
	if (!heng_lua_has_room(policies)) {
		policies->quota.reached = HENG_REACHED_MEMORY;
		luaL_error(L, "memory");
	}
	const heng_source *source = policies->current_source;
	heng_decl decl = {
	    .L = L,
	    .table = 1,
	    .what = what,
	    .file = source->path,
	    .text = source->text,
	    .size = source->size,
	    .line = debug.currentline > 0 ? (uint32_t)debug.currentline : 1,
	    .arena = &policies->arena,
	    .error = policies->error,
	};
	if (lua_type(L, 1) != LUA_TTABLE) {
		heng_decl_fail(&decl, NULL, "H2012", "%s 后面应为表 { … }",
			       "%s needs a table { … }", what);
		lua_error(L);
	}
	lua_settop(L, 1);
	return decl;
}

/* The error is in policies->error; this only unwinds. */
static int give_up(lua_State *L)
{
	lua_pushliteral(L, "declaration refused");
	return lua_error(L);
}

static int declare_policy(lua_State *L)
{
	static const char *const known[] = {"id", "version", "title", NULL};
	heng_policies *policies = heng_lua_of(L);
	heng_decl decl = open_decl(L, "policy");
	heng_policy *policy = policies->current;
	const char *id = NULL;

	if (policy->id) {
		heng_decl_fail(&decl, NULL, "H2013",
			       "一个策略只能有一个 policy{}，已声明为 '%s'",
			       "a policy has one policy{}; this one is '%s' "
			       "already",
			       policy->id);
		heng_error_hint(policies->error,
				"删去其中一个；另一个策略放进另一个文件夹",
				"take one out; another policy is another "
				"folder");
		return give_up(L);
	}
	if (!heng_decl_only(&decl, known) ||
	    !heng_decl_id(&decl, "id", true, &id) ||
	    !heng_decl_string(&decl, "version", true, &policy->version) ||
	    !heng_decl_text(&decl, "title", true, &policy->title))
		return give_up(L);
	for (size_t i = 0; i + 1 < policies->n_policies; i++) {
		if (strcmp(policies->policies[i].id, id) != 0)
			continue;
		heng_decl_fail(&decl, "id", "H2014", "策略 '%s' 已经装入",
			       "a policy '%s' is loaded already", id);
		return give_up(L);
	}
	policy->id = id;
	return 0;
}

static bool read_articles(heng_decl *version, heng_norm_version *out)
{
	heng_decl table;
	const char **keys;
	bool present;
	size_t n;

	if (!heng_decl_open(version, "articles", false, &table, &present))
		return false;
	if (!present)
		return true;
	bool ok = heng_decl_keys(&table, &keys, &n);
	heng_article *articles =
	    ok ? heng_arena_alloc(version->arena, n * sizeof(*articles)) : NULL;
	for (size_t i = 0; ok && articles && i < n; i++) {
		articles[i].key = keys[i];
		ok = heng_decl_string(&table, keys[i], true,
				      &articles[i].number);
	}
	out->articles = articles;
	out->n_articles = articles ? n : 0;
	lua_settop(version->L, table.table - 1);
	return ok;
}

static bool read_version(heng_decl *decl, heng_norm_version *out)
{
	static const char *const known[] = {"from", "articles", NULL};
	const char *from = NULL;

	if (!heng_decl_only(decl, known) ||
	    !heng_decl_string(decl, "from", true, &from))
		return false;
	if (!heng_date_parse(from, strlen(from), &out->from)) {
		heng_decl_fail_value(
		    decl, "from", "H2301", "'%s' 不是日期，应如 2026-06-30",
		    "'%s' is no date such as 2026-06-30", from);
		heng_error_hint(decl->error,
				"写施行日期，年-月-日各补足位数：from = "
				"\"2024-01-01\"",
				"write the day it comes into force, "
				"year-month-day: from = \"2024-01-01\"");
		return false;
	}
	return read_articles(decl, out);
}

static bool read_versions(heng_decl *decl, heng_norm *norm)
{
	heng_decl list, item;
	bool present, ok;
	size_t n = 0;

	if (!heng_decl_open(decl, "versions", true, &list, &present))
		return false;
	ok = heng_decl_list(&list, HENG_DECL_LIST_MAX, &n);
	heng_norm_version *versions =
	    heng_arena_alloc(decl->arena, n * sizeof(*versions));
	for (size_t i = 0; ok && versions && i < n; i++) {
		ok = heng_decl_open_item(&list, (int)i + 1, &item) &&
		     read_version(&item, &versions[i]);
		lua_settop(decl->L, list.table);
		if (ok && i > 0 && versions[i].from <= versions[i - 1].from)
			ok = heng_decl_fail_item(
			    &list, (int)i + 1, "H2302",
			    "各版本应按生效日期从早到晚排列",
			    "versions go from the earliest date to the "
			    "latest");
	}
	if (ok && n == 0)
		ok = heng_decl_fail(decl, "versions", "H2303",
				    "至少要有一个版本",
				    "at least one version is needed");
	if (!ok && strcmp(decl->error->code, "H2302") == 0)
		heng_error_hint(decl->error, "把这一版移到前一版之前",
				"move this version before the one above");
	norm->versions = versions;
	norm->n_versions = n;
	lua_settop(decl->L, list.table - 1);
	return ok && versions;
}

static int declare_norm(lua_State *L)
{
	static const char *const known[] = {"id", "title", "versions",
					    "verified", NULL};
	heng_policies *policies = heng_lua_of(L);
	heng_decl decl = open_decl(L, "norm");
	/* Not stated is not verified. */
	heng_norm norm = {.verified = false};

	if (!heng_decl_only(&decl, known) ||
	    !heng_decl_id(&decl, "id", true, &norm.id) ||
	    !heng_decl_text(&decl, "title", true, &norm.title) ||
	    !heng_decl_bool(&decl, "verified", &norm.verified) ||
	    !read_versions(&decl, &norm))
		return give_up(L);
	if (policies->n_norms >= HENG_NORMS_MAX) {
		heng_decl_fail(&decl, NULL, "H2031", "规范总数超过上限 %d",
			       "there are more than %d norms", HENG_NORMS_MAX);
		return give_up(L);
	}
	for (size_t i = 0; i < policies->n_norms; i++) {
		if (strcmp(policies->norms[i].id, norm.id) != 0)
			continue;
		heng_decl_fail_value(&decl, "id", "H2304", "规范 '%s' 重复声明",
				     "the norm '%s' is declared twice",
				     norm.id);
		heng_error_hint(
		    policies->error,
		    "同一规范的各版本写在同一个 norm 的 versions 中",
		    "the versions of one norm belong into the "
		    "versions of one norm{}");
		return give_up(L);
	}
	void *grown = heng_array_grow(policies->norms, policies->n_norms,
				      &policies->cap_norms, sizeof(norm));
	if (!grown)
		return heng_lua_no_memory(L);
	policies->norms = grown;
	policies->norms[policies->n_norms++] = norm;
	return 0;
}

static int declare_rule(lua_State *L)
{
	heng_policies *policies = heng_lua_of(L);
	heng_decl decl = open_decl(L, "rule");
	heng_rule rule;

	if (!policies->current->id) {
		heng_decl_fail(&decl, NULL, "H2015", "规则之前要先有 policy{}",
			       "policy{} must come before the first rule");
		heng_error_hint(policies->error,
				"文件夹中写在 policy.lua；单个文件写在最前面",
				"in a folder it stands in policy.lua, in a "
				"single file at the top");
		return give_up(L);
	}
	if (!heng_lua_read_rule(&decl, &rule))
		return give_up(L);
	for (size_t i = 0; i < policies->n_rules; i++) {
		const heng_rule *other = &policies->rules[i];

		if (strcmp(other->id, rule.id) != 0)
			continue;
		heng_decl_fail_value(&decl, "id", "H2016",
				     "规则编号 '%s' 已用于 %s:%u",
				     "the rule id '%s' is taken by %s:%u",
				     rule.id, other->file, other->line);
		heng_error_hint(policies->error, "换一个没有用过的编号",
				"give it an id that no rule ever had");
		return give_up(L);
	}
	if (policies->n_rules >= HENG_RULES_MAX) {
		heng_decl_fail(&decl, NULL, "H2017", "规则总数超过上限 %d",
			       "there are more than %d rules", HENG_RULES_MAX);
		return give_up(L);
	}
	rule.source = HENG_FROM_POLICY;
	rule.owner = policies->current->id;
	rule.file = policies->current_source->name;
	rule.line = decl.line;

	void *rules = heng_array_grow(policies->rules, policies->n_rules,
				      &policies->cap_rules, sizeof(rule));
	if (!rules)
		return heng_lua_no_memory(L);
	policies->rules = rules;
	void *code =
	    heng_array_grow(policies->code, policies->n_rules,
			    &policies->cap_code, sizeof(*policies->code));
	if (!code)
		return heng_lua_no_memory(L);
	policies->code = code;
	heng_rule_code *entry = &policies->code[policies->n_rules];
	*entry = (heng_rule_code){
	    .check = LUA_NOREF, .applies = LUA_NOREF, .params = LUA_NOREF};
	lua_getfield(L, 1, "check");
	if (rule.check)
		entry->check = luaL_ref(L, LUA_REGISTRYINDEX);
	lua_settop(L, 1);
	lua_getfield(L, 1, "applies");
	if (rule.applies)
		entry->applies = luaL_ref(L, LUA_REGISTRYINDEX);
	policies->rules[policies->n_rules++] = rule;
	return 0;
}

void heng_lua_open_declare(lua_State *L)
{
	lua_pushcfunction(L, declare_policy);
	lua_setfield(L, -2, "policy");
	lua_pushcfunction(L, declare_norm);
	lua_setfield(L, -2, "norm");
	lua_pushcfunction(L, declare_rule);
	lua_setfield(L, -2, "rule");
}
