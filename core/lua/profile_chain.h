/* The chain: a profile's own table, those it inherits, and what they make. */
#ifndef HENG_LUA_PROFILE_CHAIN_H
#define HENG_LUA_PROFILE_CHAIN_H

#include "core/base/buf.h"
#include "core/lua/decl.h"
#include "core/lua/profiles.h"

enum {
	/* Tables are merged to here: rules.X.params, wants.PLUGIN.RULE. */
	HENG_MERGE_DEPTH = 3,
};

/* The files of a chain, from the profile itself to the last ancestor. */
typedef struct heng_chain {
	heng_decl_source sources[HENG_INHERIT_MAX];
	const char *real[HENG_INHERIT_MAX]; /* path without links */
	size_t n;
} heng_chain;

/*
 * With the tables of a chain on the stack from `first` on, the profile's own
 * first, pushes a new table of what they come to: keys of descendants go
 * before those of ancestors; `dimensions`, `rules`, `wants` and `ballots` are
 * merged entry by entry; `false` takes an inherited entry away where it is no value
 * of its own. The tables themselves stay as they are. False after filling
 * `error`: a `false` takes nothing away. Throws for want of memory.
 */
bool heng_chain_merge(lua_State *L, int first, const heng_chain *chain,
		      heng_error *error);

/* Which of the chain gives keys[n-1] inside keys[n-2] …, or -1: none. */
int heng_chain_origin(lua_State *L, int first, const heng_chain *chain,
		      const char *const *keys, size_t n);

/*
 * Puts the merged table at stack index `merged` as a profile's source, with
 * where each value was given as a comment. Throws for want of memory of the
 * state; out->failed if there is none for the text.
 */
void heng_chain_print(lua_State *L, int merged, int first,
		      const heng_chain *chain, heng_buf *out);

#endif
