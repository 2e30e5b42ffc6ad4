/* Sealing: the end of loading. What rules cite is there, and all that their
 * functions reach is frozen. */
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/suggest.h"
#include "core/lua/state.h"

static int by_norm(const void *a, const void *b)
{
	return strcmp(((const heng_norm *)a)->id, ((const heng_norm *)b)->id);
}

static int by_key(const void *key, const void *article)
{
	return strcmp(key, ((const heng_article *)article)->key);
}

/* Whether any version of the norm has the article. Keys are sorted. */
static bool has_article(const heng_norm *norm, const char *key)
{
	for (size_t v = 0; v < norm->n_versions; v++) {
		const heng_norm_version *version = &norm->versions[v];

		if (version->n_articles > 0 &&
		    bsearch(key, version->articles, version->n_articles,
			    sizeof(*version->articles), by_key))
			return true;
	}
	return false;
}

static void suggest_article(const heng_norm *norm, heng_suggest *suggest)
{
	for (size_t v = 0; v < norm->n_versions; v++) {
		const heng_norm_version *version = &norm->versions[v];

		for (size_t i = 0; i < version->n_articles; i++)
			heng_suggest_offer(suggest, version->articles[i].key);
	}
}

static heng_rc check_cite(const heng_policies *policies, const heng_rule *rule,
			  const heng_cite *cite, heng_error *error)
{
	heng_suggest suggest = {.wanted = cite->norm};
	const heng_norm wanted = {.id = cite->norm};
	const heng_norm *norm =
	    policies->n_norms == 0
		? NULL
		: bsearch(&wanted, policies->norms, policies->n_norms,
			  sizeof(wanted), by_norm);

	if (norm && (!cite->article || has_article(norm, cite->article)))
		return HENG_OK;
	if (!norm) {
		for (size_t i = 0; i < policies->n_norms; i++)
			heng_suggest_offer(&suggest, policies->norms[i].id);
		heng_fail(error, HENG_EINPUT, "H2305",
			  "规则 %s 引用了未声明的规范 '%s'",
			  "rule %s cites the norm '%s', which is not declared",
			  rule->id, cite->norm);
	} else {
		suggest = (heng_suggest){.wanted = cite->article};
		suggest_article(norm, &suggest);
		heng_fail(error, HENG_EINPUT, "H2306",
			  "规则 %s 引用的规范 '%s' 没有条目 '%s'",
			  "rule %s cites norm '%s', which has no article '%s'",
			  rule->id, cite->norm, cite->article);
	}
	char item[16];
	const char *keys[] = {"cites", item};
	snprintf(item, sizeof(item), "[%d]", (int)(cite - rule->cites) + 1);
	heng_policies_locate_value(policies, rule, keys, 2, error);
	if (suggest.best)
		heng_error_hint(error, "是不是想写 '%s'？",
				"did you mean '%s'?", suggest.best);
	else if (!norm)
		heng_error_hint(
		    error, "在 norms.lua 中声明 norm { id = \"%s\", … }",
		    "declare norm { id = \"%s\", … } in norms.lua", cite->norm);
	else
		heng_error_hint(error,
				"在该规范的 articles 中写 [\"%s\"] = \"条号\"",
				"write [\"%s\"] = \"number\" in the norm's "
				"articles",
				cite->article);
	return HENG_EINPUT;
}

/* All that was loaded is walked for each rule: as many steps as the loading
 * of a file may take, for all of it. */
static int freeze_protected(lua_State *L)
{
	heng_policies *policies = heng_lua_of(L);

	lua_settop(L, 0);
	for (size_t i = 0; i < policies->n_rules; i++) {
		heng_rule_code *code = &policies->code[i];

		policies->freezing = &policies->rules[i];
		code->kept = policies->n_kept;
		lua_newtable(L); /* 1: what this walk has seen */
		lua_rawgeti(L, LUA_REGISTRYINDEX, code->check);
		heng_lua_freeze(L, 2, 1);
		lua_settop(L, 1);
		lua_rawgeti(L, LUA_REGISTRYINDEX, code->applies);
		heng_lua_freeze(L, 2, 1);
		lua_settop(L, 0);
		code->n_kept = policies->n_kept - code->kept;
		heng_quota_collect(policies, false);
	}
	return 0;
}

static heng_rc fail_freezing(heng_policies *policies, heng_error *error)
{
	const heng_rule *rule = policies->freezing;

	if (policies->no_memory || !rule)
		return heng_fail_memory(error);
	switch (policies->quota.reached) {
	case HENG_REACHED_INSTRUCTIONS:
		heng_fail(error, HENG_ELIMIT, "H2030",
			  "规则 %s 的函数所及数据过多，超过装入指令数上限 %lld",
			  "rule %s reaches so much data that freezing takes "
			  "more than %lld instructions",
			  rule->id,
			  (long long)policies->quota.limits.load_instructions);
		break;
	case HENG_REACHED_MEMORY:
		return heng_lua_fail_room(policies, rule->file, error);
	default:
		heng_fail(error, HENG_ELIMIT, "H2029",
			  "规则 %s 的函数用到的外部变量超过 %d 个",
			  "rule %s reaches more than %d variables outside its "
			  "functions",
			  rule->id, HENG_KEPT_MAX);
		break;
	}
	heng_policies_locate(policies, rule, NULL, error);
	return HENG_ELIMIT;
}

heng_rc heng_policies_freeze(heng_policies *policies, heng_error *error)
{
	lua_State *L = policies->L;

	if (policies->n_norms > 0)
		qsort(policies->norms, policies->n_norms,
		      sizeof(*policies->norms), by_norm);
	for (size_t i = 0; i < policies->n_rules; i++) {
		const heng_rule *rule = &policies->rules[i];

		for (size_t k = 0; k < rule->n_cites; k++) {
			heng_rc rc =
			    check_cite(policies, rule, &rule->cites[k], error);
			if (rc != HENG_OK)
				return rc;
		}
	}
	policies->frozen = true;
	heng_quota_begin(policies, L, policies->quota.limits.load_instructions,
			 0, false);
	policies->quota.bytes = INT64_MAX;
	policies->quota.start = 0; /* what was loaded counts too */
	lua_pushcfunction(L, freeze_protected);
	int status = lua_pcall(L, 0, 0, 0);
	heng_quota_end(policies, L);
	lua_settop(L, 0);
	if (status != LUA_OK)
		return fail_freezing(policies, error);
	/* Nothing is collected while a rule runs: see quota.c. */
	lua_gc(L, LUA_GCSTOP);
	heng_quota_collect(policies, true);
	policies->quota.base = policies->quota.live;
	return HENG_OK;
}
