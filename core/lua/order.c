/*
 * Order: pairs and next in a defined order.
 *
 * Lua's own order depends on addresses and hash seeds. Here numbers come
 * first, ascending; then strings, by bytes; then false and true. A table
 * with keys of other types has no such order and is refused.
 */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "core/lua/state.h"

enum { COMPARISON = 4 /* steps: of two keys */ };

static int rank(lua_State *L, int index)
{
	switch (lua_type(L, index)) {
	case LUA_TNUMBER:
		return 0;
	case LUA_TSTRING:
		return 1;
	case LUA_TBOOLEAN:
		return 2;
	default:
		return luaL_error(L,
				  "a table whose keys are %ss has no "
				  "defined order",
				  heng_lua_type_name(L, index));
	}
}

/* Whether the key at a comes before the key at b. Indices are absolute. */
static bool is_before(lua_State *L, int a, int b)
{
	int rank_a = rank(L, a), rank_b = rank(L, b);

	if (rank_a != rank_b)
		return rank_a < rank_b;
	if (rank_a == 2)
		return !lua_toboolean(L, a) && lua_toboolean(L, b);
	if (rank_a == 0)
		return lua_compare(L, a, b, LUA_OPLT);
	size_t size_a, size_b;
	const char *text_a = lua_tolstring(L, a, &size_a);
	const char *text_b = lua_tolstring(L, b, &size_b);
	int order = memcmp(text_a, text_b, size_a < size_b ? size_a : size_b);
	return order ? order < 0 : size_a < size_b;
}

/* next(t [, key]): the smallest key above `key`, by one walk. */
static int order_next(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 2);
	if (!heng_lua_push_thawed(L, 1))
		lua_pushvalue(L, 1);
	if (!lua_isnil(L, 2))
		(void)rank(L, 2);
	lua_pushnil(L); /* 4: best key */
	lua_pushnil(L); /* 5: its value */
	lua_pushnil(L);
	while (lua_next(L, 3)) { /* 6: key, 7: value */
		heng_lua_charge(L, COMPARISON);
		bool above = lua_isnil(L, 2) || is_before(L, 2, 6);

		if (above && (lua_isnil(L, 4) || is_before(L, 6, 4))) {
			lua_pushvalue(L, 6);
			lua_replace(L, 4);
			lua_replace(L, 5);
		} else {
			lua_pop(L, 1);
		}
	}
	if (lua_isnil(L, 4))
		return 1;
	lua_pushvalue(L, 4);
	lua_pushvalue(L, 5);
	return 2;
}

int heng_lua_check_run(lua_State *L, int upvalue)
{
	if (lua_tointeger(L, lua_upvalueindex(upvalue)) ==
	    (lua_Integer)heng_lua_of(L)->run)
		return 0;
	return heng_lua_signal(L, HENG_SIGNAL_STATE,
			       "规则试图保存状态：沿用了加载时建立的迭代器",
			       "keeps state: an iterator that was made while "
			       "loading remembers how far it is");
}

/* Upvalues: the table of sorted keys, how many were given out, the run. */
static int pairs_step(lua_State *L)
{
	heng_lua_check_run(L, 3);
	lua_Integer i = lua_tointeger(L, lua_upvalueindex(2)) + 1;

	lua_pushinteger(L, i);
	lua_replace(L, lua_upvalueindex(2));
	lua_settop(L, 1);
	for (;; i++) {
		heng_lua_charge(L, 1);
		if (lua_rawgeti(L, lua_upvalueindex(1), i) == LUA_TNIL)
			return 1;
		lua_pushvalue(L, -1);
		/* A key removed during the walk is passed over. */
		if (lua_gettable(L, 1) != LUA_TNIL)
			return 2;
		lua_pop(L, 2);
		lua_pushinteger(L, i + 1);
		lua_replace(L, lua_upvalueindex(2));
	}
}

static int sort_less(lua_State *L)
{
	lua_pushboolean(L, is_before(L, 1, 2));
	return 1;
}

static int order_pairs(lua_State *L)
{
	lua_Integer n = 0;

	luaL_checkany(L, 1);
	lua_settop(L, 1);
	if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
		lua_insert(L, 1);
		lua_call(L, 1, 3);
		return 3;
	}
	luaL_checktype(L, 1, LUA_TTABLE);
	if (!heng_lua_push_thawed(L, 1))
		lua_pushvalue(L, 1);
	lua_newtable(L);
	lua_pushnil(L);
	while (lua_next(L, 2)) {
		lua_pop(L, 1);
		heng_lua_charge(L, 1);
		(void)rank(L, -1);
		lua_pushvalue(L, -1);
		lua_rawseti(L, 3, ++n);
	}
	lua_pushvalue(L, lua_upvalueindex(1)); /* table.sort */
	lua_pushvalue(L, 3);
	lua_pushcfunction(L, sort_less);
	lua_call(L, 2, 0);
	lua_pushvalue(L, 3);
	lua_pushinteger(L, 0);
	lua_pushinteger(L, (lua_Integer)heng_lua_of(L)->run);
	lua_pushcclosure(L, pairs_step, 3);
	lua_pushvalue(L, 1);
	lua_pushnil(L);
	return 3;
}

void heng_lua_open_order(lua_State *L)
{
	lua_pushcfunction(L, order_next);
	lua_setfield(L, -2, "next");
	lua_getfield(L, -1, "table");
	lua_getfield(L, -1, "sort");
	lua_remove(L, -2);
	lua_pushcclosure(L, order_pairs, 1);
	lua_setfield(L, -2, "pairs");
}
