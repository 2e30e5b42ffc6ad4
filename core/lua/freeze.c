/*
 * Freezing: after loading, nothing that a rule can reach changes any more.
 *
 * A table is emptied into a hidden one and becomes a proxy for it: reading
 * goes through, writing ends the rule. Upvalues cannot be guarded that way;
 * what each held is kept, compared after every rule, and put back.
 */
#include <lauxlib.h>
#include <stdlib.h>

#include "core/lua/state.h"

/* Its address is the key under which a proxy's metatable keeps the table. */
static const char thawed_key;

static int write_refused(lua_State *L)
{
	return heng_lua_signal(L, HENG_SIGNAL_STATE,
			       "规则试图保存状态：写入了加载后即冻结的内容",
			       "keeps state: it wrote to what is frozen after "
			       "loading");
}

static int proxy_len(lua_State *L)
{
	heng_lua_push_thawed(L, 1);
	lua_len(L, -1);
	return 1;
}

bool heng_lua_push_thawed(lua_State *L, int index)
{
	if (!lua_getmetatable(L, index))
		return false;
	if (lua_rawgetp(L, -1, &thawed_key) == LUA_TTABLE) {
		lua_remove(L, -2);
		return true;
	}
	lua_pop(L, 2);
	return false;
}

/* Turns the table at the absolute index into a proxy; pushes the hidden
 * table. */
static void make_proxy(lua_State *L, int index)
{
	lua_newtable(L); /* hidden */
	int hidden = lua_gettop(L);

	lua_pushnil(L);
	while (lua_next(L, index)) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, hidden);
	}
	lua_pushnil(L);
	while (lua_next(L, hidden)) {
		lua_pop(L, 1);
		lua_pushvalue(L, -1);
		lua_pushnil(L);
		lua_rawset(L, index);
	}
	lua_createtable(L, 0, 6); /* the proxy's metatable */
	if (lua_getmetatable(L, index)) {
		/*
		 * Lua looks metamethods up raw, so a metatable that was
		 * emptied into its own proxy would have none: the hidden
		 * table gets a copy, and so has the proxy for __call and
		 * its like.
		 */
		if (heng_lua_push_thawed(L, -1))
			lua_remove(L, -2);
		lua_newtable(L);
		lua_pushnil(L);
		while (lua_next(L, hidden + 2)) {
			for (int copy = 1; copy <= 3; copy += 2) {
				lua_pushvalue(L, -2);
				lua_pushvalue(L, -2);
				lua_rawset(L, hidden + copy);
			}
			lua_pop(L, 1);
		}
		lua_setmetatable(L, hidden);
		lua_pop(L, 1);
	}
	lua_pushvalue(L, hidden);
	lua_setfield(L, hidden + 1, "__index");
	lua_pushcfunction(L, write_refused);
	lua_setfield(L, hidden + 1, "__newindex");
	lua_pushcfunction(L, proxy_len);
	lua_setfield(L, hidden + 1, "__len");
	lua_pushboolean(L, 0);
	lua_setfield(L, hidden + 1, "__metatable");
	lua_pushvalue(L, hidden);
	lua_rawsetp(L, hidden + 1, &thawed_key);
	lua_setmetatable(L, index);
	luaL_getsubtable(L, LUA_REGISTRYINDEX, "heng.proxies");
	lua_pushvalue(L, hidden);
	lua_pushvalue(L, index);
	lua_rawset(L, -3);
	lua_pop(L, 1);
}

static void keep_upvalue(lua_State *L, int function, int index)
{
	heng_policies *policies = heng_lua_of(L);
	heng_kept *grown =
	    heng_array_grow(policies->kept, policies->n_kept,
			    &policies->cap_kept, sizeof(*policies->kept));

	if (!grown)
		heng_lua_no_memory(L);
	policies->kept = grown;
	heng_kept *kept = &policies->kept[policies->n_kept];
	*kept = (heng_kept){.index = index};
	lua_pushvalue(L, function);
	kept->function = luaL_ref(L, LUA_REGISTRYINDEX);
	lua_getupvalue(L, function, index);
	/* luaL_ref gives LUA_REFNIL for nil, which rawgeti turns back. */
	kept->value = luaL_ref(L, LUA_REGISTRYINDEX);
	policies->n_kept++;
}

static void freeze_value(lua_State *L, int index, int seen);

static void freeze_function(lua_State *L, int index, int seen)
{
	for (int i = 1; lua_getupvalue(L, index, i); i++) {
		void *id = lua_upvalueid(L, index, i);
		int value = lua_gettop(L);

		/* Shared by several closures: kept once. */
		if (lua_rawgetp(L, seen, id) == LUA_TNIL) {
			lua_pushboolean(L, 1);
			lua_rawsetp(L, seen, id);
			keep_upvalue(L, index, i);
			freeze_value(L, value, seen);
		}
		lua_settop(L, value - 1);
	}
}

static void freeze_entries(lua_State *L, int table, int seen)
{
	lua_pushnil(L);
	while (lua_next(L, table)) {
		int key = lua_gettop(L) - 1;

		freeze_value(L, key, seen);
		freeze_value(L, key + 1, seen);
		lua_settop(L, key);
	}
}

static void freeze_table(lua_State *L, int index, int seen)
{
	int top = lua_gettop(L);

	/* A proxy already: another rule's walk went through it, but this
	 * rule must keep the upvalues behind it as well. */
	if (!heng_lua_push_thawed(L, index)) {
		make_proxy(L, index);
		lua_settop(L, top + 1);
	}
	freeze_entries(L, top + 1, seen);
	if (lua_getmetatable(L, top + 1))
		freeze_entries(L, top + 2, seen);
	lua_settop(L, top);
}

/* `seen` is a table of what this walk has visited. Indices are absolute. */
static void freeze_value(lua_State *L, int index, int seen)
{
	int type = lua_type(L, index);

	/* C functions are ours: no policy reaches their upvalues. */
	if (type != LUA_TTABLE &&
	    (type != LUA_TFUNCTION || lua_iscfunction(L, index)))
		return;
	luaL_checkstack(L, 20, "policy data is nested too deeply");
	lua_pushvalue(L, index);
	if (lua_rawget(L, seen) != LUA_TNIL) {
		lua_pop(L, 1);
		return;
	}
	lua_pop(L, 1);
	lua_pushvalue(L, index);
	lua_pushboolean(L, 1);
	lua_rawset(L, seen);
	if (type == LUA_TTABLE)
		freeze_table(L, index, seen);
	else
		freeze_function(L, index, seen);
}

void heng_lua_freeze(lua_State *L, int index, int seen)
{
	freeze_value(L, index, seen);
}

bool heng_lua_restore(lua_State *L, const heng_rule_code *code)
{
	heng_policies *policies = heng_lua_of(L);
	bool changed = false;

	for (size_t i = 0; i < code->n_kept; i++) {
		const heng_kept *kept = &policies->kept[code->kept + i];

		lua_rawgeti(L, LUA_REGISTRYINDEX, kept->function);
		lua_getupvalue(L, -1, kept->index);
		lua_rawgeti(L, LUA_REGISTRYINDEX, kept->value);
		if (!lua_rawequal(L, -1, -2)) {
			changed = true;
			lua_setupvalue(L, -3, kept->index);
			lua_pop(L, 2);
		} else {
			lua_pop(L, 3);
		}
	}
	return changed;
}
