/* The precheck: what is wrong with a source although Lua would run it. */
#ifndef HENG_LUA_PRECHECK_H
#define HENG_LUA_PRECHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

/*
 * Refuses a key that one table constructor gives twice, of which Lua would
 * silently keep the last: `name =`, `["name"] =` and `[1] =` are looked at,
 * computed keys are not. HENG_EINPUT with the place of the later one in
 * `file`. A source that is not valid Lua may pass: loading refuses it.
 */
heng_rc heng_lua_check_keys(const char *file, const char *text, size_t size,
			    heng_error *error);

/*
 * Refuses a name that is used but neither declared anywhere in the source
 * (local, parameter, loop variable, function, assignment) nor one of `known`
 * (NULL-ended): inside a function it would be found only when that runs.
 */
heng_rc heng_lua_check_names(const char *file, const char *text, size_t size,
			     const char *const *known, heng_error *error);

#endif
