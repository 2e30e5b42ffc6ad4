/* Named rules: the results that conditions on single rules speak of. */
#ifndef HENG_ASSESS_NAMED_H
#define HENG_ASSESS_NAMED_H

#include <stddef.h>

#include "core/base/mem.h"
#include "core/model/profile.h"
#include "core/model/result.h"

/*
 * named[o][a] for the outcomes `from` to before `to`: the index of the result
 * that at_least[a] of outcome o names, or n. In the arena; NULL: no memory.
 */
const size_t *const *heng_named_find(const heng_profile *profile,
				     const heng_result *results, size_t n,
				     int from, int to, heng_arena *arena);

#endif
