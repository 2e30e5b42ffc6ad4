/*
 * The table library: what in Lua's own is one call for any number of steps.
 *
 * The functions mean what Lua's mean, metamethods included, but each element
 * is a step of the rule's. sort merges: Lua's own draws its pivots from the
 * clock where a table is ill sorted, and leaves equal elements in any order.
 */
#include <lauxlib.h>
#include <limits.h>
#include <lualib.h>

#include "core/lua/state.h"

static int table_concat(lua_State *L)
{
	luaL_Buffer out;
	size_t size;

	luaL_checktype(L, 1, LUA_TTABLE);
	const char *between = luaL_optlstring(L, 2, "", &size);
	lua_Integer i = luaL_optinteger(L, 3, 1);
	lua_Integer last =
	    lua_isnoneornil(L, 4) ? luaL_len(L, 1) : luaL_checkinteger(L, 4);
	luaL_buffinit(L, &out);
	for (; i <= last; i++) {
		heng_lua_charge(L, 1 + (int64_t)(size / 64));
		lua_geti(L, 1, i);
		if (!lua_isstring(L, -1))
			return luaL_error(L,
					  "invalid value (%s) at index %I in "
					  "table for 'concat'",
					  heng_lua_type_name(L, -1),
					  (LUAI_UACINT)i);
		luaL_addvalue(&out);
		if (i == last)
			break;
		luaL_addlstring(&out, between, size);
	}
	luaL_pushresult(&out);
	return 1;
}

static int table_unpack(lua_State *L)
{
	lua_Integer i = luaL_optinteger(L, 2, 1);
	lua_Integer last =
	    lua_isnoneornil(L, 3) ? luaL_len(L, 1) : luaL_checkinteger(L, 3);

	if (i > last)
		return 0;
	lua_Unsigned n = (lua_Unsigned)last - (lua_Unsigned)i;
	if (n >= HENG_VALUES_MAX || !lua_checkstack(L, (int)n + 1))
		return luaL_error(L, "too many results to unpack");
	for (; i < last; i++) {
		heng_lua_charge(L, 1);
		lua_geti(L, 1, i);
	}
	lua_geti(L, 1, last);
	return (int)n + 1;
}

static int table_move(lua_State *L)
{
	lua_Integer first = luaL_checkinteger(L, 2);
	lua_Integer last = luaL_checkinteger(L, 3);
	lua_Integer to = luaL_checkinteger(L, 4);
	int target = lua_isnoneornil(L, 5) ? 1 : 5;

	luaL_checktype(L, 1, LUA_TTABLE);
	luaL_checktype(L, target, LUA_TTABLE);
	if (last >= first) {
		luaL_argcheck(L, first > 0 || last < LUA_MAXINTEGER + first, 3,
			      "too many elements to move");
		lua_Integer n = last - first + 1;
		luaL_argcheck(L, to <= LUA_MAXINTEGER - n + 1, 4,
			      "destination wrap around");
		bool up = to > last || to <= first ||
			  (target != 1 && !lua_compare(L, 1, target, LUA_OPEQ));
		for (lua_Integer k = 0; k < n; k++) {
			lua_Integer i = up ? k : n - 1 - k;

			heng_lua_charge(L, 1);
			lua_geti(L, 1, first + i);
			lua_seti(L, target, to + i);
		}
	}
	lua_pushvalue(L, target);
	return 1;
}

static int table_insert(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_Integer end = (lua_Integer)((lua_Unsigned)luaL_len(L, 1) + 1),
		    at = end;

	switch (lua_gettop(L)) {
	case 2:
		break;
	case 3:
		at = luaL_checkinteger(L, 2);
		luaL_argcheck(L, (lua_Unsigned)at - 1 < (lua_Unsigned)end, 2,
			      "position out of bounds");
		for (lua_Integer i = end; i > at; i--) {
			heng_lua_charge(L, 1);
			lua_geti(L, 1, i - 1);
			lua_seti(L, 1, i);
		}
		break;
	default:
		return luaL_error(L, "wrong number of arguments to 'insert'");
	}
	lua_seti(L, 1, at);
	return 0;
}

static int table_remove(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_Integer size = luaL_len(L, 1);
	lua_Integer at = luaL_optinteger(L, 2, size);

	if (lua_gettop(L) > 1)
		luaL_argcheck(L, (lua_Unsigned)at - 1 <= (lua_Unsigned)size, 2,
			      "position out of bounds");
	lua_geti(L, 1, at);
	for (; at < size; at++) {
		heng_lua_charge(L, 1);
		lua_geti(L, 1, at + 1);
		lua_seti(L, 1, at);
	}
	lua_pushnil(L);
	lua_seti(L, 1, at);
	return 1;
}

enum { LIST = 1, LESS, FROM, TO }; /* the stack while it sorts */

/* Whether element a of the table at `table` comes before its element b. */
static bool comes_before(lua_State *L, int table, lua_Integer a, lua_Integer b)
{
	bool before;

	heng_lua_charge(L, 2);
	if (lua_isnil(L, LESS)) {
		lua_rawgeti(L, table, a);
		lua_rawgeti(L, table, b);
		before = lua_compare(L, -2, -1, LUA_OPLT);
		lua_pop(L, 2);
		return before;
	}
	lua_pushvalue(L, LESS);
	lua_rawgeti(L, table, a);
	lua_rawgeti(L, table, b);
	lua_call(L, 2, 1);
	before = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return before;
}

/* Merges the runs [left, middle) and [middle, right). */
static void merge(lua_State *L, int from, int to, lua_Integer left,
		  lua_Integer middle, lua_Integer right)
{
	lua_Integer a = left, b = middle;

	for (lua_Integer i = left; i < right; i++) {
		bool second =
		    a == middle || (b < right && comes_before(L, from, b, a));

		lua_rawgeti(L, from, second ? b++ : a++);
		lua_rawseti(L, to, i);
	}
}

static int table_sort(lua_State *L)
{
	int from = FROM, to = TO;

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_Integer n = luaL_len(L, 1);
	if (n < 2)
		return 0;
	luaL_argcheck(L, n < INT_MAX, 1, "array too big");
	if (!lua_isnoneornil(L, 2))
		luaL_checktype(L, 2, LUA_TFUNCTION);
	lua_settop(L, 2);
	lua_newtable(L);
	lua_newtable(L);
	for (lua_Integer i = 1; i <= n; i++) {
		heng_lua_charge(L, 1);
		lua_geti(L, LIST, i);
		lua_rawseti(L, FROM, i);
	}
	for (lua_Integer width = 1; width < n; width *= 2) {
		for (lua_Integer left = 1; left <= n; left += 2 * width) {
			lua_Integer middle = left + width;
			lua_Integer right = middle + width;

			if (middle > n + 1)
				middle = n + 1;
			if (right > n + 1)
				right = n + 1;
			merge(L, from, to, left, middle, right);
		}
		int swapped = from;
		from = to;
		to = swapped;
	}
	for (lua_Integer i = 1; i <= n; i++) {
		heng_lua_charge(L, 1);
		lua_rawgeti(L, from, i);
		lua_seti(L, LIST, i);
	}
	return 0;
}

void heng_lua_open_table(lua_State *L)
{
	static const char *const names[] = {"pack", NULL};
	static const luaL_Reg functions[] = {
	    {"concat", table_concat},
	    {"insert", table_insert},
	    {"move", table_move},
	    {"remove", table_remove},
	    {"sort", table_sort},
	    {"unpack", table_unpack},
	    {NULL, NULL},
	};

	heng_lua_copy_library(L, luaopen_table, "table", names);
	luaL_setfuncs(L, functions, 0);
}
