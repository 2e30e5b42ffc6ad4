/* A profile's declaration: the table of profile{} into the model. */
#ifndef HENG_LUA_PROFILE_DECL_H
#define HENG_LUA_PROFILE_DECL_H

#include "core/lua/decl.h"
#include "core/model/profile.h"

/* False after filling decl->error, or for want of memory. */
bool heng_profile_read(heng_decl *decl, heng_profile *profile);

/* The part under `outcomes`. */
bool heng_profile_read_outcomes(heng_decl *decl, heng_profile *profile);

/* The part under `ballots`, with defaults for what is not given. */
bool heng_profile_read_ballots(heng_decl *decl, heng_profile *profile);

/* The key `combine`: a heng_mean; `out` keeps its value without it. */
bool heng_profile_read_combine(heng_decl *decl, int *out);

#endif
