/* Finding: where the policies that a profile names lie. */
#ifndef HENG_LANES_FIND_H
#define HENG_LANES_FIND_H

#include <stdbool.h>

#include "core/base/library.h"
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

#endif
