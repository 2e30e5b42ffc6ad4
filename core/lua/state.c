/* The Lua state: its making, its signals, the paths it compiles. */
#include "core/lua/state.h"

#include <lauxlib.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int heng_lua_no_memory(lua_State *L)
{
	heng_lua_of(L)->no_memory = true;
	return heng_lua_signal(L, HENG_SIGNAL_LIMIT, "内存不足",
			       "memory is exhausted");
}

uint32_t heng_lua_line(lua_State *L)
{
	lua_Debug debug;

	for (int level = 0; lua_getstack(L, level, &debug); level++) {
		lua_getinfo(L, "l", &debug);
		if (debug.currentline > 0)
			return (uint32_t)debug.currentline;
	}
	return 0;
}

void heng_lua_where(lua_State *L)
{
	lua_Debug debug;

	for (int level = 1; lua_getstack(L, level, &debug); level++) {
		lua_getinfo(L, "Sl", &debug);
		if (debug.currentline <= 0)
			continue;
		lua_pushfstring(L, "%s:%d: ", debug.short_src,
				debug.currentline);
		return;
	}
	lua_pushliteral(L, "");
}

int heng_lua_error(lua_State *L, const char *format, ...)
{
	va_list args;

	heng_lua_where(L);
	va_start(args, format);
	lua_pushvfstring(L, format, args);
	va_end(args);
	lua_concat(L, 2);
	return lua_error(L);
}

int heng_lua_raise(lua_State *L, heng_signal signal, const char *zh,
		   const char *en)
{
	heng_policies *policies = heng_lua_of(L);

	/* The first signal of a judgement is its cause. */
	if (policies->result && policies->signal == HENG_SIGNAL_NONE) {
		char *text[2] = {heng_arena_strdup(&policies->scratch, zh),
				 heng_arena_strdup(&policies->scratch, en)};

		policies->signal = signal;
		policies->signal_line = heng_lua_line(L);
		policies->no_memory |= !text[0] || !text[1];
		/* It may quote a policy or a dossier. */
		for (int i = 0; i < 2 && !policies->no_memory; i++)
			heng_lua_clean(text[i], strlen(text[i]));
		policies->signal_zh = text[0];
		policies->signal_en = text[1];
	}
	heng_lua_where(L);
	lua_pushstring(L, en);
	lua_concat(L, 2);
	return lua_error(L);
}

int heng_lua_signal(lua_State *L, heng_signal signal, const char *zh,
		    const char *en, ...)
{
	char text[2][1024];
	va_list args;

	va_start(args, en);
	vsnprintf(text[0], sizeof(text[0]), zh, args);
	va_end(args);
	va_start(args, en);
	vsnprintf(text[1], sizeof(text[1]), en, args);
	va_end(args);
	return heng_lua_raise(L, signal, text[0], text[1]);
}

const heng_path *heng_lua_path(lua_State *L, int index)
{
	enum { FOUND = 2, WRONG = 200 /* steps */ };
	heng_policies *policies = heng_lua_of(L);
	const heng_path *path = NULL;
	heng_error error;
	size_t size;
	const char *text = lua_type(L, index) == LUA_TSTRING
			       ? lua_tolstring(L, index, &size)
			       : NULL;

	if (!text) {
		heng_lua_signal(L, HENG_SIGNAL_FAULT, "路径应为字符串",
				"a path must be a string");
		return NULL;
	}
	/* The same whether another rule has asked for it already. */
	heng_lua_charge(L, FOUND + (int64_t)(size / 16));
	heng_rc rc =
	    heng_path_cache_get(policies->paths, text, size, &path, &error);
	if (rc == HENG_ENOMEM)
		heng_lua_no_memory(L);
	if (rc != HENG_OK) {
		heng_lua_charge(L, WRONG);
		heng_lua_raise(L, HENG_SIGNAL_FAULT, error.zh, error.en);
	}
	return path;
}

/* Builds the environment under protection: memory may run out. */
static int open_all(lua_State *L)
{
	static const char *const libraries[] = {"string", "table", "utf8",
						"math"};

	heng_lua_open_env(L);
	heng_lua_open_order(L);
	heng_lua_open_node(L);
	heng_lua_open_date(L);
	heng_lua_open_outcome(L);
	heng_lua_open_declare(L);
	/* No policy changes the library for another. */
	lua_newtable(L);
	for (size_t i = 0; i < sizeof(libraries) / sizeof(*libraries); i++) {
		lua_getfield(L, 1, libraries[i]);
		heng_lua_freeze(L, 3, 2);
		lua_settop(L, 2);
	}
	lua_settop(L, 1);
	lua_setfield(L, LUA_REGISTRYINDEX, "heng.env");
	return 0;
}

heng_rc heng_policies_new(heng_policies **out, heng_error *error)
{
	heng_policies *policies = calloc(1, sizeof(*policies));

	*out = NULL;
	if (!policies)
		return heng_fail_memory(error);
	policies->app = LUA_NOREF;
	policies->quota.limits = heng_limits_default;
	policies->quota.instructions = INT64_MAX;
	policies->paths = heng_path_cache_new();
	policies->L = lua_newstate(heng_quota_allocate, policies);
	if (!policies->L || !policies->paths)
		goto fail;
	*(heng_policies **)lua_getextraspace(policies->L) = policies;
	lua_pushcfunction(policies->L, open_all);
	if (lua_pcall(policies->L, 0, 0, 0) != LUA_OK)
		goto fail;
	*out = policies;
	return HENG_OK;
fail:
	heng_policies_free(policies);
	return heng_fail_memory(error);
}

void heng_policies_free(heng_policies *policies)
{
	if (!policies)
		return;
	if (policies->L)
		lua_close(policies->L);
	for (size_t i = 0; i < policies->n_sources; i++) {
		free(policies->sources[i]->name);
		free(policies->sources[i]->path);
		free(policies->sources[i]->text);
		free(policies->sources[i]);
	}
	heng_path_cache_free(policies->paths);
	free(policies->sources);
	free(policies->policies);
	free(policies->rules);
	free(policies->code);
	free(policies->norms);
	free(policies->kept);
	heng_places_fini(&policies->places);
	heng_buf_fini(&policies->buf);
	heng_arena_fini(&policies->arena);
	heng_arena_fini(&policies->scratch);
	free(policies);
}

void heng_policies_limit(heng_policies *policies, const heng_limits *limits)
{
	policies->quota.limits = *limits;
}

void heng_policies_watch(heng_policies *policies, heng_progress *progress)
{
	policies->progress = progress;
}

void heng_policies_be_strict(heng_policies *policies)
{
	policies->is_strict = true;
}

void heng_policies_tell(heng_policies *policies, heng_error_fn *mistaken,
			void *userdata)
{
	policies->mistaken = mistaken;
	policies->mistaken_data = userdata;
}

const heng_policy *heng_policies_list(const heng_policies *policies,
				      size_t *count)
{
	*count = policies->n_policies;
	return policies->policies;
}

const heng_rule *heng_policies_rules(const heng_policies *policies,
				     size_t *count)
{
	*count = policies->n_rules;
	return policies->rules;
}

const heng_norm *heng_policies_norms(const heng_policies *policies,
				     size_t *count)
{
	*count = policies->n_norms;
	return policies->norms;
}
