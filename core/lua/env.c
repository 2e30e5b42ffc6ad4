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
#include "core/lua/state.h"

enum { REPEAT_MAX = 1 << 20 /* bytes that string.rep may make */ };

static const char *const string_names[] = {
    "byte", "char", "len", "lower", "reverse", "sub", "upper", NULL,
};
static const char *const table_names[] = {
    "concat", "sort", "unpack", "pack", NULL,
};
static const char *const utf8_names[] = {
    "char", "charpattern", "codepoint", "codes", "len", "offset", NULL,
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
	    policies->budget <= 0)
		return lua_error(L);
	return 0;
}

static int env_pcall(lua_State *L)
{
	luaL_checkany(L, 1);
	lua_pushboolean(L, 1);
	lua_insert(L, 1);
	int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
	if (status == LUA_OK)
		return lua_gettop(L);
	rethrow_signal(L, status);
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

static int env_tostring(lua_State *L)
{
	heng_date day;

	luaL_checkany(L, 1);
	switch (lua_type(L, 1)) {
	case LUA_TNIL:
	case LUA_TBOOLEAN:
	case LUA_TNUMBER:
	case LUA_TSTRING:
		luaL_tolstring(L, 1, NULL);
		return 1;
	default:
		if (heng_lua_test_date(L, 1, &day)) {
			char text[11];

			lua_pushstring(L, heng_date_format(day, text));
			return 1;
		}
		/* Never luaL_tolstring here: it prints an address. */
		lua_pushstring(L, heng_lua_type_name(L, 1));
		return 1;
	}
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
		if (!text || lua_stringtonumber(L, text) != size + 1)
			luaL_pushfail(L);
		return 1;
	}
	/* Base conversion is Lua's own; it is reached through the closure. */
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, lua_gettop(L) - 1, 1);
	return 1;
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
	if (lua_istable(L, 2)) {
		for (size_t i = 0; refused[i]; i++) {
			lua_pushstring(L, refused[i]);
			if (lua_rawget(L, 2) != LUA_TNIL)
				return luaL_error(L, "%s is not allowed",
						  refused[i]);
			lua_pop(L, 1);
		}
	}
	lua_settop(L, 2);
	/* A frozen metatable works through the table behind its proxy. */
	if (lua_istable(L, 2))
		(void)heng_lua_push_thawed(L, 2);
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

static int string_rep(lua_State *L)
{
	size_t size, gap;
	const char *text = luaL_checklstring(L, 1, &size);
	lua_Integer n = luaL_checkinteger(L, 2);
	const char *between = luaL_optlstring(L, 3, "", &gap);
	luaL_Buffer buffer;

	if (n <= 0 || size + gap == 0) {
		lua_pushliteral(L, "");
		return 1;
	}
	if ((lua_Unsigned)n > REPEAT_MAX / (size + gap))
		return luaL_error(L, "the repeated string is too long");
	luaL_buffinit(L, &buffer);
	for (lua_Integer i = 0; i < n; i++) {
		luaL_addlstring(&buffer, text, size);
		if (i + 1 < n)
			luaL_addlstring(&buffer, between, gap);
	}
	luaL_pushresult(&buffer);
	return 1;
}

/* table.move: as many steps as it moves values. */
static int table_move(lua_State *L)
{
	lua_Integer from = luaL_checkinteger(L, 2);
	lua_Integer to = luaL_checkinteger(L, 3);
	int n = lua_gettop(L);

	if (to >= from) {
		lua_Unsigned span = (lua_Unsigned)to - (lua_Unsigned)from;

		heng_lua_charge(L, span < INT32_MAX ? (int64_t)span + 1
						    : INT32_MAX);
	}
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, n, LUA_MULTRET);
	return lua_gettop(L);
}

/* table.insert and remove: a length that a policy invents has no bound. */
static int table_shift(lua_State *L)
{
	int n = lua_gettop(L);

	if (n > 0 && luaL_getmetafield(L, 1, "__len") != LUA_TNIL) {
		if (!lua_iscfunction(L, -1))
			return luaL_error(L, "a table with __len cannot be "
					     "inserted into or removed from");
		lua_pop(L, 1);
	}
	if (n > 1 && lua_istable(L, 1))
		heng_lua_charge(L, (int64_t)lua_rawlen(L, 1));
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, n, LUA_MULTRET);
	return lua_gettop(L);
}

/* Puts `function` over one of a library into the copy of the library at the
 * top. */
static void guard(lua_State *L, const char *library, lua_CFunction opener,
		  const char *name, lua_CFunction function)
{
	luaL_requiref(L, library, opener, 0);
	lua_getfield(L, -1, name);
	lua_pushcclosure(L, function, 1);
	lua_setfield(L, -3, name);
	lua_pop(L, 1);
}

/* string.format without %p, and with our tostring for what has no text. */
static int string_format(lua_State *L)
{
	const char *format = luaL_checkstring(L, 1);
	int n = lua_gettop(L);

	for (const char *p = format; (p = strchr(p, '%')) != NULL;) {
		p++;
		p += strspn(p, "-+ #0123456789.");
		if (*p == 'p' || *p == 'a' || *p == 'A')
			return luaL_error(L, "format %%%c is not allowed", *p);
		if (*p)
			p++;
	}
	for (int i = 2; i <= n; i++) {
		int type = lua_type(L, i);

		if (type == LUA_TNIL || type == LUA_TBOOLEAN ||
		    type == LUA_TNUMBER || type == LUA_TSTRING)
			continue;
		lua_pushcfunction(L, env_tostring);
		lua_pushvalue(L, i);
		lua_call(L, 1, 1);
		lua_replace(L, i);
	}
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, n, 1);
	return 1;
}

/* An unknown global is a mistake, never a silent nil. */
static int no_such_name(lua_State *L)
{
	const char *name =
	    lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
	heng_suggest suggest = {.wanted = name};

	lua_getfield(L, LUA_REGISTRYINDEX, "heng.env");
	lua_pushnil(L);
	while (lua_next(L, -2)) {
		lua_pop(L, 1);
		if (lua_type(L, -1) == LUA_TSTRING)
			heng_suggest_offer(&suggest, lua_tostring(L, -1));
	}
	if (suggest.best)
		return luaL_error(L, "'%s' is not defined; did you mean '%s'?",
				  name, suggest.best);
	return luaL_error(L, "'%s' is not defined", name);
}

static void copy_names(lua_State *L, lua_CFunction opener, const char *name,
		       const char *const *names)
{
	luaL_requiref(L, name, opener, 0); /* env lib */
	lua_newtable(L);		   /* env lib copy */
	for (size_t i = 0; names[i]; i++) {
		lua_getfield(L, -2, names[i]);
		lua_setfield(L, -2, names[i]);
	}
	lua_remove(L, -2); /* env copy */
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

	copy_names(L, luaopen_string, "string", string_names);
	lua_pushcfunction(L, string_rep);
	lua_setfield(L, -2, "rep");
	guard(L, "string", luaopen_string, "format", string_format);
	heng_lua_open_patterns(L);
	/* ("x"):rep and its kin reach the guarded versions too. */
	lua_pushliteral(L, "");
	lua_getmetatable(L, -1);
	lua_pushvalue(L, -3);
	lua_setfield(L, -2, "__index");
	lua_pop(L, 2);
	lua_setfield(L, -2, "string");

	copy_names(L, luaopen_table, "table", table_names);
	guard(L, "table", luaopen_table, "move", table_move);
	guard(L, "table", luaopen_table, "insert", table_shift);
	guard(L, "table", luaopen_table, "remove", table_shift);
	lua_setfield(L, -2, "table");
	copy_names(L, luaopen_utf8, "utf8", utf8_names);
	lua_setfield(L, -2, "utf8");
	copy_names(L, luaopen_math, "math", math_names);
	lua_setfield(L, -2, "math");

	lua_newtable(L);
	lua_pushcfunction(L, no_such_name);
	lua_setfield(L, -2, "__index");
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
