/*
 * The environment: what of Lua's library a policy sees.
 *
 * An allow-list: a name that is not given here does not exist. Absent are
 * load and its kin, io, os, debug, package, coroutine, collectgarbage, the
 * raw functions, random numbers and everything that shows an address.
 */
#include <lauxlib.h>
#include <lualib.h>
#include <math.h>
#include <string.h>

#include "core/base/suggest.h"
#include "core/lua/precheck.h"
#include "core/lua/state.h"

enum {
	READ_A_STEP = 8,  /* bytes of a text that one step reads */
	SUGGESTION = 300, /* steps that a did-you-mean costs */
	PROTECTION = 10,  /* and a pcall */
	CAUGHT = 50,	  /* and an error that it catches */
};

static const char *const math_names[] = {
    "abs",  "ceil",	  "floor", "fmod",	 "huge",
    "max",  "maxinteger", "min",   "mininteger", "modf",
    "sqrt", "tointeger",  "type",  "ult",	 NULL,
};

/* Leaves what ends the rule alone: no pcall of a policy swallows it. */
static int rethrow_signal(lua_State *L, int status)
{
	heng_policies *policies = heng_lua_of(L);

	if (policies->signal != HENG_SIGNAL_NONE || status == LUA_ERRMEM ||
	    policies->quota.reached != HENG_REACHED_NONE || policies->no_memory)
		return lua_error(L);
	return 0;
}

static int env_pcall(lua_State *L)
{
	luaL_checkany(L, 1);
	heng_lua_charge(L, PROTECTION);
	lua_pushboolean(L, 1);
	lua_insert(L, 1);
	int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
	if (status == LUA_OK)
		return lua_gettop(L);
	rethrow_signal(L, status);
	heng_lua_charge(L, CAUGHT);
	lua_pushboolean(L, 0);
	lua_insert(L, -2);
	return 2;
}

static int env_error(lua_State *L)
{
	lua_settop(L, 1);
	if (lua_type(L, 1) == LUA_TSTRING) {
		luaL_where(L, 1);
		lua_insert(L, 1);
		lua_concat(L, 2);
	}
	return lua_error(L);
}

static int env_assert(lua_State *L)
{
	if (lua_toboolean(L, 1))
		return lua_gettop(L);
	luaL_checkany(L, 1);
	luaL_where(L, 1);
	if (lua_isstring(L, 2))
		lua_pushvalue(L, 2);
	else
		lua_pushliteral(L, "assertion failed");
	lua_concat(L, 2);
	return lua_error(L);
}

void heng_lua_push_tostring(lua_State *L, int index)
{
	heng_date day;
	char text[11];

	switch (lua_type(L, index)) {
	case LUA_TSTRING:
		lua_pushvalue(L, index);
		return;
	case LUA_TNIL:
	case LUA_TBOOLEAN:
	case LUA_TNUMBER:
		luaL_tolstring(L, index, NULL);
		return;
	default:
		/* Never luaL_tolstring here: it prints an address. */
		lua_pushstring(L, heng_lua_test_date(L, index, &day)
				      ? heng_date_format(day, text)
				      : heng_lua_type_name(L, index));
		return;
	}
}

static int env_tostring(lua_State *L)
{
	luaL_checkany(L, 1);
	heng_lua_push_tostring(L, 1);
	return 1;
}

const char *heng_lua_type_name(lua_State *L, int index)
{
	heng_date day;

	if (lua_type(L, index) != LUA_TUSERDATA)
		return luaL_typename(L, index);
	if (heng_lua_test_date(L, index, &day))
		return "date";
	return heng_lua_test_outcome(L, index) ? "outcome" : "node";
}

static int env_type(lua_State *L)
{
	luaL_checkany(L, 1);
	lua_pushstring(L, heng_lua_type_name(L, 1));
	return 1;
}

static int env_select(lua_State *L)
{
	int n = lua_gettop(L);

	if (lua_type(L, 1) == LUA_TSTRING &&
	    strcmp(lua_tostring(L, 1), "#") == 0) {
		lua_pushinteger(L, n - 1);
		return 1;
	}
	lua_Integer i = luaL_checkinteger(L, 1);
	if (i < 0)
		i = n + i;
	else if (i > n)
		i = n;
	luaL_argcheck(L, 1 <= i, 1, "index out of range");
	return n - (int)i;
}

static int env_tonumber(lua_State *L)
{
	luaL_checkany(L, 1);
	if (lua_isnoneornil(L, 2)) {
		size_t size;
		const char *text;

		if (lua_type(L, 1) == LUA_TNUMBER) {
			lua_settop(L, 1);
			return 1;
		}
		text = lua_type(L, 1) == LUA_TSTRING
			   ? lua_tolstring(L, 1, &size)
			   : NULL;
		if (text)
			heng_lua_charge(L, (int64_t)(size / READ_A_STEP));
		if (!text || lua_stringtonumber(L, text) != size + 1)
			luaL_pushfail(L);
		return 1;
	}
	if (lua_type(L, 1) == LUA_TSTRING)
		heng_lua_charge(L, (int64_t)(lua_rawlen(L, 1) / READ_A_STEP));
	return heng_lua_call_guarded(L);
}

/* A metatable may not carry code that runs at a time of its own choosing. */
static int env_setmetatable(lua_State *L)
{
	static const char *const refused[] = {"__gc", "__close", "__mode",
					      "__metatable", NULL};

	luaL_checktype(L, 1, LUA_TTABLE);
	if (!lua_isnil(L, 2))
		luaL_checktype(L, 2, LUA_TTABLE);
	if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
		return luaL_error(L, "cannot change a protected metatable");
	lua_settop(L, 2);
	/* A frozen metatable works through the table behind its proxy. */
	if (lua_istable(L, 2) && heng_lua_push_thawed(L, 2))
		lua_replace(L, 2);
	if (lua_istable(L, 2)) {
		for (size_t i = 0; refused[i]; i++) {
			lua_pushstring(L, refused[i]);
			if (lua_rawget(L, 2) != LUA_TNIL)
				return luaL_error(L, "%s is not allowed",
						  refused[i]);
			lua_pop(L, 1);
		}
	}
	lua_setmetatable(L, 1);
	lua_settop(L, 1);
	return 1;
}

static int env_getmetatable(lua_State *L)
{
	luaL_checkany(L, 1);
	if (lua_type(L, 1) != LUA_TTABLE || !lua_getmetatable(L, 1)) {
		lua_pushnil(L);
		return 1;
	}
	lua_pushliteral(L, "__metatable");
	if (lua_rawget(L, -2) != LUA_TNIL)
		return 1;
	lua_pop(L, 1);
	/* Never the hidden table: its proxy. */
	luaL_getsubtable(L, LUA_REGISTRYINDEX, "heng.proxies");
	lua_pushvalue(L, -2);
	if (lua_rawget(L, -2) == LUA_TNIL)
		lua_pop(L, 2);
	return 1;
}

/* An unknown global is a mistake, never a silent nil. */
static int no_such_name(lua_State *L)
{
	const char *name =
	    lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
	heng_suggest suggest = {.wanted = name};

	heng_lua_charge(L, SUGGESTION);
	lua_getfield(L, LUA_REGISTRYINDEX, "heng.env");
	lua_pushnil(L);
	while (lua_next(L, -2)) {
		lua_pop(L, 1);
		if (lua_type(L, -1) == LUA_TSTRING)
			heng_suggest_offer(&suggest, lua_tostring(L, -1));
	}
	if (suggest.best)
		return heng_lua_error(L,
				      "'%s' is not defined; did you mean '%s'?",
				      name, suggest.best);
	return heng_lua_error(L, "'%s' is not defined", name);
}

heng_rc heng_lua_check_world(lua_State *L, const heng_source *source,
			     heng_error *error)
{
	int world = lua_gettop(L);
	size_t n = 0, i = 0;

	lua_pushnil(L);
	for (; lua_next(L, world); lua_pop(L, 1))
		n++;
	const char **known = lua_newuserdatauv(L, (n + 1) * sizeof(*known), 0);
	lua_pushnil(L);
	for (; lua_next(L, world); lua_pop(L, 1)) {
		/* The world keeps the strings. */
		if (lua_type(L, -2) == LUA_TSTRING)
			known[i++] = lua_tostring(L, -2);
	}
	known[i] = NULL;
	heng_rc rc = heng_lua_check_names(source->path, source->text,
					  source->size, known, error);
	lua_settop(L, world);
	return rc;
}

void heng_lua_copy_library(lua_State *L, lua_CFunction opener,
			   const char *library, const char *const *names)
{
	luaL_requiref(L, library, opener, 0); /* lib */
	lua_newtable(L);		      /* lib copy */
	for (size_t i = 0; names[i]; i++) {
		lua_getfield(L, -2, names[i]);
		lua_setfield(L, -2, names[i]);
	}
	lua_remove(L, -2); /* copy */
}

void heng_lua_guard(lua_State *L, const char *name, lua_CFunction function)
{
	lua_getfield(L, -1, name);
	lua_pushcclosure(L, function, 1);
	lua_setfield(L, -2, name);
}

int heng_lua_call_guarded(lua_State *L)
{
	return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

void heng_lua_open_env(lua_State *L)
{
	static const luaL_Reg functions[] = {
	    {"pcall", env_pcall},
	    {"error", env_error},
	    {"assert", env_assert},
	    {"tostring", env_tostring},
	    {"type", env_type},
	    {"select", env_select},
	    {"setmetatable", env_setmetatable},
	    {"getmetatable", env_getmetatable},
	    {NULL, NULL},
	};

	lua_newtable(L);
	luaL_setfuncs(L, functions, 0);
	luaL_requiref(L, "_G", luaopen_base, 0);
	lua_getfield(L, -1, "tonumber");
	lua_pushcclosure(L, env_tonumber, 1);
	lua_setfield(L, -3, "tonumber");
	lua_getfield(L, -1, "ipairs");
	lua_setfield(L, -3, "ipairs");
	lua_pop(L, 1);

	heng_lua_open_string(L);
	lua_setfield(L, -2, "string");
	heng_lua_open_table(L);
	lua_setfield(L, -2, "table");
	heng_lua_open_utf8(L);
	lua_setfield(L, -2, "utf8");
	heng_lua_copy_library(L, luaopen_math, "math", math_names);
	lua_setfield(L, -2, "math");

	lua_newtable(L);
	lua_pushcfunction(L, no_such_name);
	lua_setfield(L, -2, "__index");
	/* One for all policies: none of them may have it. */
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_setfield(L, LUA_REGISTRYINDEX, "heng.unknown");
	/* The libraries' own tables must not be reachable by another way. */
	lua_pushnil(L);
	lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
	lua_pushglobaltable(L);
	lua_pushnil(L);
	while (lua_next(L, -2)) {
		lua_pop(L, 1);
		lua_pushvalue(L, -1);
		lua_pushnil(L);
		lua_rawset(L, -4);
	}
	lua_pop(L, 1);
}
