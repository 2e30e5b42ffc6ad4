/* The verdict: what the profile concludes, if nothing open could change it. */
#ifndef HENG_ASSESS_VERDICT_H
#define HENG_ASSESS_VERDICT_H

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/model/assessment.h"

/* Up to so many unresolved rules the deciding ones are enumerated. */
enum { HENG_ENUMERATED_MAX = 12 };

/*
 * The outcome (index into profile->outcomes) with every unresolved rule
 * taken as share[i] instead (0…10000; entries of resolved rules are not
 * read). The best outcome all of whose conditions hold; the last one has
 * none. `share` NULL: unresolved rules count as fail.
 */
int heng_verdict_outcome(const heng_profile *profile,
			 const heng_result *results, size_t n,
			 const int32_t *share);

/*
 * Reaches the verdict as the contract says: worst with all unresolved as
 * fail, best with all as pass; equal: determined. Fills because (rules that
 * break a condition of the next better outcome, and the condition) and
 * deciding. Strings are borrowed from the rules or in the arena.
 * `selection`: only some rules ran, so it stays undetermined.
 */
heng_rc heng_verdict_reach(const heng_profile *profile,
			   const heng_result *results, size_t n, bool selection,
			   heng_arena *arena, heng_verdict *verdict,
			   heng_error *error);

#endif
