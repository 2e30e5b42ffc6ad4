/* Finding: where the policies and plugins that a profile names lie. */
#ifndef HENG_LANES_FIND_H
#define HENG_LANES_FIND_H

#include <stdbool.h>

#include "core/base/library.h"
#include "core/base/mem.h"
#include "core/model/profile.h"

/*
 * The path of the policy `id`: for a profile given as a file (`is_file`)
 * first in the folder of packs that the profile itself lies in
 * (PACKS/PACK/profiles/x.lua) or beside it, so that a pack can be tried where
 * it is written; then in the library. False: there is none.
 */
bool heng_find_policy(const heng_library *library, const heng_profile *profile,
		      bool is_file, const char *id,
		      char path[HENG_FILE_NAME_MAX]);

/* The three below are in the arena, or NULL for want of memory. A name in a
 * profile that is a file is looked for beside the profile. */
const char *heng_find_beside(heng_arena *arena, const heng_profile *profile,
			     const char *name);

/* "acme" for "./vendor/acme.so". */
const char *heng_find_plugin_id(heng_arena *arena, const char *file);

/* The same file by its absolute name; what is not there stays as it is, and
 * so does NULL. */
const char *heng_find_real(heng_arena *arena, const char *file);

#endif
