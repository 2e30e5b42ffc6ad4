/* The Lua state: its memory cap, its instruction budget, its signals. */
#include "core/lua/state.h"

#include <lauxlib.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HOOK_EVERY = 1000 /* instructions */ };

static void *allocate(void *userdata, void *block, size_t old, size_t size)
{
	heng_policies *policies = userdata;

	if (!block)
		old = 0; /* Lua passes a type tag there */
	if (size == 0) {
		free(block);
		policies->bytes -= old;
		return NULL;
	}
	if (size > old &&
	    policies->bytes + (size - old) > HENG_LUA_MEMORY_MAX) {
		policies->out_of_memory = true;
		return NULL;
	}
	void *grown = realloc(block, size);
	if (grown) {
		policies->bytes += size - old;
		policies->is_short = false;
	} else {
		/* After the first refusal Lua collects and asks again; the
		 * second it throws, and a pcall may swallow it. */
		policies->no_memory |= policies->is_short;
		policies->is_short = true;
	}
	return grown;
}

void heng_lua_charge(lua_State *L, int64_t steps)
{
	heng_policies *policies = heng_lua_of(L);

	policies->budget -= steps;
	if (policies->budget <= 0)
		heng_lua_signal(L, HENG_SIGNAL_LIMIT, "规则执行超过指令数上限",
				"the instruction limit was reached");
}

static void count_hook(lua_State *L, lua_Debug *debug)
{
	(void)debug;
	heng_lua_charge(L, HOOK_EVERY);
}

void heng_lua_budget(heng_policies *policies, int64_t instructions)
{
	policies->budget = instructions;
	lua_sethook(policies->L, count_hook, LUA_MASKCOUNT, HOOK_EVERY);
}

int heng_lua_no_memory(lua_State *L)
{
	return heng_lua_signal(L, HENG_SIGNAL_LIMIT, "内存不足",
			       "memory is exhausted");
}

int heng_lua_raise(lua_State *L, heng_signal signal, const char *zh,
		   const char *en)
{
	heng_policies *policies = heng_lua_of(L);

	/* The first signal of a judgement is its cause. */
	if (policies->result && policies->signal == HENG_SIGNAL_NONE) {
		policies->signal = signal;
		policies->signal_zh =
		    heng_arena_strdup(policies->job.arena, zh);
		policies->signal_en =
		    heng_arena_strdup(policies->job.arena, en);
	}
	luaL_where(L, 1);
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

/* Makes room: an error here would depend on what other rules asked for. */
static void forget_paths(lua_State *L, heng_policies *policies)
{
	lua_pushnil(L);
	while (lua_next(L, lua_upvalueindex(1))) {
		lua_pop(L, 1);
		lua_pushvalue(L, -1);
		lua_pushnil(L);
		lua_rawset(L, lua_upvalueindex(1));
	}
	while (policies->n_paths > 0)
		heng_path_free(policies->paths[--policies->n_paths]);
}

const heng_path *heng_lua_path(lua_State *L, int index)
{
	heng_policies *policies = heng_lua_of(L);
	heng_path *path;
	heng_error error;
	size_t size;

	/* The upvalue of every method that takes a path is the cache. */
	lua_pushvalue(L, index);
	if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TLIGHTUSERDATA) {
		path = lua_touserdata(L, -1);
		lua_pop(L, 1);
		return path;
	}
	lua_pop(L, 1);
	const char *text = lua_type(L, index) == LUA_TSTRING
			       ? lua_tolstring(L, index, &size)
			       : NULL;
	if (!text) {
		heng_lua_signal(L, HENG_SIGNAL_FAULT, "路径应为字符串",
				"a path must be a string");
		return NULL;
	}
	if (policies->n_paths >= HENG_PATHS_MAX)
		forget_paths(L, policies);
	void *grown =
	    heng_array_grow(policies->paths, policies->n_paths,
			    &policies->cap_paths, sizeof(*policies->paths));
	if (!grown)
		heng_lua_no_memory(L);
	policies->paths = grown;
	heng_rc rc = heng_path_compile(text, size, &path, &error);
	if (rc == HENG_ENOMEM)
		heng_lua_no_memory(L);
	if (rc != HENG_OK)
		heng_lua_raise(L, HENG_SIGNAL_FAULT, error.zh, error.en);
	policies->paths[policies->n_paths++] = path;
	lua_pushvalue(L, index);
	lua_pushlightuserdata(L, path);
	lua_rawset(L, lua_upvalueindex(1));
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
	policies->L = lua_newstate(allocate, policies);
	if (!policies->L)
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
	for (size_t i = 0; i < policies->n_paths; i++)
		heng_path_free(policies->paths[i]);
	free(policies->paths);
	free(policies->sources);
	free(policies->policies);
	free(policies->rules);
	free(policies->code);
	free(policies->norms);
	free(policies->kept);
	heng_places_fini(&policies->places);
	heng_buf_fini(&policies->buf);
	heng_arena_fini(&policies->arena);
	free(policies);
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
