/* Profiles from Lua files: read, merged with what they inherit, checked. */
#ifndef HENG_LUA_PROFILES_H
#define HENG_LUA_PROFILES_H

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/base/library.h"
#include "core/model/profile.h"

enum {
	HENG_PROFILE_FILE_MAX = 256 << 10, /* bytes */
	HENG_INHERIT_MAX = 8,		   /* profiles in a chain */
};

/*
 * Reads the profile `name`: a file (it has a slash or ends in .lua) or an id
 * looked up in the library. A key that the profile gives replaces the
 * inherited one; `dimensions`, `rules`, `wants` and `ballots` are merged entry
 * by entry.
 * Errors have the place in the file. Free with heng_profile_free.
 */
heng_rc heng_profile_load(const heng_library *library, const char *name,
			  heng_profile **out, heng_error *error);
void heng_profile_free(heng_profile *profile);

/* Appends to `text` what the profile comes to with all that it inherits: a
 * Lua file that loads to the same, with the places of values as comments. An
 * abstract profile is refused. */
heng_rc heng_profile_resolve(const heng_library *library, const char *name,
			     heng_buf *text, heng_error *error);

/* The error for an abstract profile that somebody wants to use. */
heng_rc heng_profile_refuse_abstract(const heng_profile *profile,
				     heng_error *error);

/*
 * Fills `error` with the place of keys[n-1] inside keys[n-2] … in the
 * profile's file, or in one that it inherits if it stands there, and the
 * source line.
 */
void heng_profile_locate(const heng_profile *profile, const char *const *keys,
			 size_t n, heng_error *error);

#endif
