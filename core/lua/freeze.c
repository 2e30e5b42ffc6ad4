/*
 * Freezing: after loading, nothing that a rule can reach changes any more.
 *
 * A table is emptied into a hidden one and becomes a proxy for it: reading
 * goes through, writing ends the rule. Upvalues cannot be guarded that way;
 * what each held is kept, compared after every rule, and put back.
 */
#include <lauxlib.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "core/lua/state.h"

/* Their addresses are keys in a proxy's metatable: the hidden table, and
 * what its metatable was. */
static const char thawed_key, metatable_key;

static int write_refused(lua_State *L)
{
	return heng_lua_signal(L, HENG_SIGNAL_STATE,
			       "规则试图保存状态：写入了加载后即冻结的内容",
			       "keeps state: it wrote to what is frozen after "
			       "loading");
}

/* Reads through a proxy whose __index is a function: that gets the proxy, as
 * it got the table; the hidden one could be written to. */
static int proxy_index(lua_State *L)
{
	lua_settop(L, 2);
	lua_pushvalue(L, 2);
	if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
		return 1;
	lua_pushvalue(L, lua_upvalueindex(2));
	lua_insert(L, 1);
	lua_settop(L, 3);
	lua_call(L, 2, 1);
	return 1;
}

/* The same for __len; where there is none, the length is the hidden one's. */
static int proxy_own_len(lua_State *L)
{
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_pushvalue(L, 1);
	lua_call(L, 1, 1);
	return 1;
}

static int proxy_len(lua_State *L)
{
	lua_Unsigned n = heng_lua_push_thawed(L, 1) ? lua_rawlen(L, -1) : 0;

	lua_pushinteger(L, (lua_Integer)n);
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

/* Metamethods that setmetatable refuses may have come in later: Lua looks
 * for __gc when the copy becomes a metatable. */
static bool is_refused(lua_State *L, int key)
{
	const char *name =
	    lua_type(L, key) == LUA_TSTRING ? lua_tostring(L, key) : "";

	return strcmp(name, "__gc") == 0 || strcmp(name, "__close") == 0 ||
	       strcmp(name, "__mode") == 0;
}

/* Takes the metatable that the table at `index` had: the proxy's own, at
 * hidden + 1, gets its metamethods, and keeps it for later walks. */
static void take_metatable(lua_State *L, int index, int hidden)
{
	int meta = hidden + 1, was = hidden + 2;

	lua_newtable(L);
	lua_getmetatable(L, index);
	/* A copy: Lua looks metamethods up raw, and a metatable that was
	 * emptied into its own proxy would have none. */
	if (heng_lua_push_thawed(L, -1))
		lua_remove(L, -2);
	lua_pushnil(L);
	while (lua_next(L, was + 1)) {
		for (int copy = meta; copy <= was && !is_refused(L, -2);
		     copy++) {
			lua_pushvalue(L, -2);
			lua_pushvalue(L, -2);
			lua_rawset(L, copy);
		}
		lua_pop(L, 1);
	}
	lua_settop(L, was);
	if (lua_getfield(L, was, "__len") != LUA_TNIL) {
		lua_pushcclosure(L, proxy_own_len, 1);
		lua_setfield(L, meta, "__len");
	}
	lua_settop(L, was);
	lua_pushvalue(L, hidden);
	lua_setfield(L, meta, "__index");
	lua_pushvalue(L, hidden);
	int type = lua_getfield(L, was, "__index");
	if (type == LUA_TFUNCTION) {
		lua_pushcclosure(L, proxy_index, 2);
		lua_setfield(L, meta, "__index");
	} else if (type != LUA_TNIL) {
		/* The hidden table goes on where the table went on. */
		lua_createtable(L, 0, 1);
		lua_insert(L, -2);
		lua_setfield(L, -2, "__index");
		lua_setmetatable(L, hidden);
	}
	lua_settop(L, was);
	lua_rawsetp(L, meta, &metatable_key);
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
	lua_createtable(L, 0, 5); /* the proxy's metatable */
	lua_pushvalue(L, hidden);
	lua_setfield(L, hidden + 1, "__index");
	lua_pushcfunction(L, proxy_len);
	lua_setfield(L, hidden + 1, "__len");
	if (lua_getmetatable(L, index)) {
		lua_pop(L, 1);
		take_metatable(L, index, hidden);
	}
	lua_pushcfunction(L, write_refused);
	lua_setfield(L, hidden + 1, "__newindex");
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

/* One freezing: what it has met, and what of that it has yet to look into.
 * A list and no recursion: policy data may be nested as deep as it likes. */
typedef struct walk {
	lua_State *L;
	int seen, queue; /* tables at these stack indices */
	lua_Integer n;	 /* in the queue */
} walk;

/* Takes the value on top of the stack: what can change goes into the queue
 * when it is met first. C functions are ours: no policy reaches their
 * upvalues, and those that remember know in what run they were made. */
static void meet(walk *w)
{
	lua_State *L = w->L;
	int type = lua_type(L, -1);

	heng_lua_charge(L, 1);
	if (type != LUA_TTABLE &&
	    (type != LUA_TFUNCTION || lua_iscfunction(L, -1))) {
		lua_pop(L, 1);
		return;
	}
	lua_pushvalue(L, -1);
	if (lua_rawget(L, w->seen) != LUA_TNIL) {
		lua_pop(L, 2);
		return;
	}
	lua_pop(L, 1);
	lua_pushvalue(L, -1);
	lua_pushboolean(L, 1);
	lua_rawset(L, w->seen);
	lua_rawseti(L, w->queue, ++w->n);
}

static void keep_upvalue(lua_State *L, int function, int index)
{
	heng_policies *policies = heng_lua_of(L);
	const heng_rule *rule = policies->freezing;

	/* They are compared after every run of the rule. */
	if (rule &&
	    policies->n_kept - policies->code[rule - policies->rules].kept >=
		HENG_KEPT_MAX)
		luaL_error(L, "too many variables");
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

static void freeze_function(walk *w, int index)
{
	lua_State *L = w->L;

	for (int i = 1; lua_getupvalue(L, index, i); i++) {
		void *id = lua_upvalueid(L, index, i);

		/* Shared by several closures: kept once. */
		if (lua_rawgetp(L, w->seen, id) != LUA_TNIL) {
			lua_pop(L, 2);
			continue;
		}
		lua_pop(L, 1);
		lua_pushboolean(L, 1);
		lua_rawsetp(L, w->seen, id);
		keep_upvalue(L, index, i);
		meet(w);
	}
}

static void meet_entries(walk *w, int table)
{
	lua_State *L = w->L;

	lua_pushnil(L);
	while (lua_next(L, table)) {
		meet(w);
		lua_pushvalue(L, -1);
		meet(w);
	}
}

static void freeze_table(walk *w, int index)
{
	lua_State *L = w->L;
	int top = lua_gettop(L);

	/* A proxy already: another rule's walk went through it, but this
	 * rule must keep the upvalues behind it as well. */
	if (!heng_lua_push_thawed(L, index)) {
		make_proxy(L, index);
		lua_settop(L, top + 1);
	}
	meet_entries(w, top + 1);
	lua_getmetatable(L, index);
	if (lua_rawgetp(L, -1, &metatable_key) == LUA_TTABLE)
		meet_entries(w, top + 3);
	lua_settop(L, top);
}

void heng_lua_freeze(lua_State *L, int index, int seen)
{
	walk w = {.L = L, .seen = seen};

	luaL_checkstack(L, 20, "freezing");
	lua_newtable(L);
	w.queue = lua_gettop(L);
	lua_pushvalue(L, index);
	meet(&w);
	while (w.n > 0) {
		int type = lua_rawgeti(L, w.queue, w.n);

		lua_pushnil(L);
		lua_rawseti(L, w.queue, w.n--);
		if (type == LUA_TTABLE)
			freeze_table(&w, w.queue + 1);
		else
			freeze_function(&w, w.queue + 1);
		lua_settop(L, w.queue);
	}
	lua_pop(L, 1);
}

/* Whether two values are the same in everything that a policy can tell:
 * 1 is not 1.0, 0.0 is not -0.0, and what is no number is itself. */
static bool is_same(lua_State *L, int a, int b)
{
	if (lua_type(L, a) != LUA_TNUMBER || lua_type(L, b) != LUA_TNUMBER)
		return lua_rawequal(L, a, b);
	if (lua_isinteger(L, a) || lua_isinteger(L, b))
		return lua_isinteger(L, a) && lua_isinteger(L, b) &&
		       lua_tointeger(L, a) == lua_tointeger(L, b);
	lua_Number x = lua_tonumber(L, a), y = lua_tonumber(L, b);
	return memcmp(&x, &y, sizeof(x)) == 0;
}

bool heng_lua_restore(lua_State *L, const heng_rule_code *code)
{
	heng_policies *policies = heng_lua_of(L);
	bool changed = false;

	policies->changed[0] = 0;
	for (size_t i = 0; i < code->n_kept; i++) {
		const heng_kept *kept = &policies->kept[code->kept + i];

		lua_rawgeti(L, LUA_REGISTRYINDEX, kept->function);
		const char *name = lua_getupvalue(L, -1, kept->index);
		lua_rawgeti(L, LUA_REGISTRYINDEX, kept->value);
		if (!is_same(L, -1, -2)) {
			if (!changed && name)
				snprintf(policies->changed,
					 sizeof(policies->changed), "%s", name);
			changed = true;
			lua_setupvalue(L, -3, kept->index);
			lua_pop(L, 2);
		} else {
			lua_pop(L, 3);
		}
	}
	return changed;
}
