/* Data: a Lua file that only declares tables, run in a world of its own. */
#ifndef HENG_LUA_DATA_H
#define HENG_LUA_DATA_H

#include "core/lua/decl.h"

/* A source in memory. Borrowed. */
typedef struct heng_data_source {
	const char *file; /* as messages name it */
	const char *text;
	size_t size;
} heng_data_source;

/* Takes one declared table, in the order of the file. False: it filled
 * decl->error. */
typedef bool heng_data_fn(heng_decl *decl, void *userdata);

/*
 * Runs the file: nothing is in its world but the functions (NULL-ended),
 * whose calls `function{ … }` go to `fn`; decl->what tells which. Strings are
 * copied into the arena. Instructions and memory are counted. HENG_EINPUT
 * with the place in the file, HENG_ENOMEM.
 */
heng_rc heng_data_run(const heng_data_source *source,
		      const char *const *functions, heng_data_fn *fn,
		      void *userdata, heng_arena *arena, heng_error *error);

#endif
