/* Advice: what a name on the command line was probably meant to be. */
#ifndef HENG_LANES_ADVICE_H
#define HENG_LANES_ADVICE_H

#include <stdbool.h>

#include "core/base/library.h"
#include "core/model/profile.h"

/* Whether a Lua file calls `function`, such as profile{…}. Errors are those
 * of reading it. */
heng_rc heng_lua_declares(const char *file, const char *function, bool *out,
			  heng_error *error);

/* After a profile called `name` did not load with `error`: says so if the
 * file is a policy, or which profile was meant. */
void heng_advise_profile(const heng_library *library, const char *name,
			 heng_error *error);

/* The same for a policy: says so if the file is a profile. */
void heng_advise_policy(const char *path, heng_error *error);

/* The profile's policy at that index is not there: what may be meant. Returns
 * HENG_EINPUT. */
heng_rc heng_advise_wanted(const heng_library *library,
			   const heng_profile *profile, size_t index,
			   heng_error *error);

#endif
