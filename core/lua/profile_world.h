/* The world of a profile: the Lua state in which its files run, as data. */
#ifndef HENG_LUA_PROFILE_WORLD_H
#define HENG_LUA_PROFILE_WORLD_H

#include <lua.h>

#include "core/base/digest.h"
#include "core/base/library.h"
#include "core/lua/meter.h"
#include "core/lua/profile_chain.h"

/* A profile and what it borrows from; the public part comes first. */
typedef struct heng_owned_profile {
	heng_profile profile;
	heng_arena arena;
	heng_chain chain; /* texts in the arena */
} heng_owned_profile;

/*
 * One loading: the state, and the chain of files from child to root. All of
 * it runs under one protected call, since whatever touches the state may
 * throw for want of memory; what is acquired meanwhile belongs to this.
 */
typedef struct heng_profile_loader {
	heng_meter meter;
	const heng_library *library;
	const char *name; /* what was asked for */
	heng_owned_profile *owned;
	heng_error *error;
	heng_digest *digest;
	heng_rc rc;
	bool is_syntax;	  /* the file in hand is no Lua */
	const char *text; /* of the file in hand */
	size_t size;
	const char *path;
	uint32_t line;
	char unknown[64];   /* a name that the file uses and nobody knows */
	heng_buf *resolved; /* the merged table as source; NULL: not wanted */
} heng_profile_loader;

/* The state of a loading; NULL: no memory. */
lua_State *heng_profile_state(heng_profile_loader *l);

/* The loader of a state, which the extra space points to. */
static inline heng_profile_loader *heng_profile_loader_of(lua_State *L)
{
	return *(heng_profile_loader **)lua_getextraspace(L);
}

/* Runs the file in hand and leaves the table of its profile{} on the stack. */
heng_rc heng_profile_run(heng_profile_loader *l, lua_State *L);

/* What a protected call ended with, as the loader's error. */
heng_rc heng_profile_fail_lua(heng_profile_loader *l, int status,
			      const char *message);

#endif
