/* Merging: what a profile comes to with all that it inherits. */
#include <lauxlib.h>
#include <string.h>

#include "core/lua/profile_chain.h"

static bool is_merged_key(const char *key)
{
	return strcmp(key, "dimensions") == 0 || strcmp(key, "rules") == 0 ||
	       strcmp(key, "wants") == 0 || strcmp(key, "ballots") == 0;
}

/* What a profile says of itself is nobody's to inherit. */
static bool is_own_key(const char *key)
{
	return strcmp(key, "inherits") == 0 || strcmp(key, "abstract") == 0;
}

/*
 * Puts the entries of the table on top over those of the one below it and
 * pops it. Tables that are merged are made anew, so that what the files made
 * stays as it is; all others are shared.
 */
static void merge_over(lua_State *L, int depth, bool own)
{
	int base = lua_gettop(L) - 1, over = base + 1;

	luaL_checkstack(L, 10, "profile");
	lua_pushnil(L);
	while (lua_next(L, over)) {
		const char *key =
		    lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
		bool deep =
		    depth > 0 ? depth < HENG_MERGE_DEPTH : is_merged_key(key);

		if (depth == 0 && !own && is_own_key(key)) {
			lua_pop(L, 1);
			continue;
		}
		if (deep && lua_istable(L, -1)) {
			lua_pushvalue(L, -2);
			if (lua_rawget(L, base) != LUA_TTABLE) {
				lua_pop(L, 1);
				lua_newtable(L);
				lua_pushvalue(L, -3);
				lua_pushvalue(L, -2);
				lua_rawset(L, base);
			}
			lua_insert(L, -2); /* key merged given */
			merge_over(L, depth + 1, own);
			lua_pop(L, 1);
			continue;
		}
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, base);
	}
	lua_settop(L, base);
}

/* Whether keys[0..n) leads to anything in the table. */
static bool leads(lua_State *L, int table, const char *const *keys, size_t n)
{
	int top = lua_gettop(L);
	bool found = true;

	lua_pushvalue(L, table);
	for (size_t i = 0; found && i < n; i++) {
		found = lua_istable(L, -1);
		if (!found)
			break;
		lua_pushstring(L, keys[i]);
		found = lua_rawget(L, -2) != LUA_TNIL;
	}
	lua_settop(L, top);
	return found;
}

int heng_chain_origin(lua_State *L, int first, const heng_chain *chain,
		      const char *const *keys, size_t n)
{
	luaL_checkstack(L, (int)n + 4, "profile");
	for (size_t i = 0; i < chain->n; i++) {
		if (leads(L, first + (int)i, keys, n))
			return (int)i;
	}
	return -1;
}

/* Whether an ancestor of the one that says `false` has the entry. */
static bool takes_away(lua_State *L, int first, const heng_chain *chain,
		       const char *const *keys, size_t n)
{
	int from = heng_chain_origin(L, first, chain, keys, n);

	for (int i = from + 1; from >= 0 && i < (int)chain->n; i++) {
		if (leads(L, first + i, keys, n))
			return true;
	}
	return false;
}

typedef struct dropping {
	int first;
	const heng_chain *chain;
	heng_error *error;
	const char *keys[HENG_MERGE_DEPTH];
} dropping;

/* Whether `false` under keys[0..n) means "not what is inherited". */
static bool is_removal(const char *const *keys, size_t n)
{
	if (strcmp(keys[0], "rules") == 0)
		return n == 3 && (strcmp(keys[2], "weight") == 0 ||
				  strcmp(keys[2], "combine") == 0);
	if (strcmp(keys[0], "wants") == 0)
		return n <= 3;
	return n == 3 && strcmp(keys[2], "weight") != 0;
}

static bool drop_entry(lua_State *L, dropping *d, size_t n, int table)
{
	if (takes_away(L, d->first, d->chain, d->keys, n)) {
		lua_pushvalue(L, -2);
		lua_pushnil(L);
		lua_rawset(L, table); /* allowed within lua_next */
		return true;
	}
	heng_fail(d->error, HENG_EINPUT, "H2206",
		  "'%s' = false 没有可以取消的继承项",
		  "'%s' = false takes nothing away: nothing is inherited",
		  d->keys[n - 1]);
	heng_decl_locate(d->chain->sources, d->chain->n, "profile", d->keys, n,
			 d->error);
	return false;
}

/* Below the table on top, whose path is keys[0..n). */
static bool drop(lua_State *L, dropping *d, size_t n)
{
	int table = lua_gettop(L);
	bool ok = true;

	luaL_checkstack(L, 8, "profile");
	lua_pushnil(L);
	while (ok && lua_next(L, table)) {
		if (lua_type(L, -2) == LUA_TSTRING) {
			d->keys[n] = lua_tostring(L, -2);
			if (lua_istable(L, -1) && n + 1 < HENG_MERGE_DEPTH)
				ok = drop(L, d, n + 1);
			else if (lua_isboolean(L, -1) &&
				 !lua_toboolean(L, -1) &&
				 is_removal(d->keys, n + 1))
				ok = drop_entry(L, d, n + 1, table);
		}
		lua_settop(L, table + 1);
	}
	lua_settop(L, table);
	return ok;
}

bool heng_chain_merge(lua_State *L, int first, const heng_chain *chain,
		      heng_error *error)
{
	static const char *const merged[] = {"dimensions", "rules", "wants"};
	dropping d = {.first = first, .chain = chain, .error = error};
	bool ok = true;

	luaL_checkstack(L, 10, "profile");
	lua_newtable(L);
	for (size_t i = chain->n; i > 0; i--) {
		lua_pushvalue(L, first + (int)i - 1);
		merge_over(L, 0, i == 1);
	}
	for (size_t i = 0; ok && i < 3; i++) {
		d.keys[0] = merged[i];
		lua_pushstring(L, merged[i]);
		if (lua_rawget(L, -2) == LUA_TTABLE)
			ok = drop(L, &d, 1);
		lua_pop(L, 1);
	}
	return ok;
}
