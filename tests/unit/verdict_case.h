/* Cases for scores and verdicts: random profiles and results, and a plain
 * second opinion on what the contract makes of them. */
#ifndef HENG_TESTS_UNIT_VERDICT_CASE_H
#define HENG_TESTS_UNIT_VERDICT_CASE_H

#include <stddef.h>
#include <stdint.h>

#include "core/base/mem.h"
#include "core/model/assessment.h"

enum { CASE_RULES = 40, CASE_OUTCOMES = 6, CASE_NAMED = 3 };

/* All memory of one case; `profile` and `results` point inside. */
typedef struct verdict_case {
	heng_profile profile;
	heng_profile_outcome outcomes[CASE_OUTCOMES];
	heng_at_least named[CASE_OUTCOMES][CASE_NAMED];
	heng_rule rules[CASE_RULES];
	char ids[CASE_RULES][8];
	heng_result results[CASE_RULES];
	size_t n;
} verdict_case;

/* A profile without conditions and weights, and no results. */
void case_init(verdict_case *c, size_t n_outcomes);

/* Adds one result with the next id of "R-00" on; returns it. */
heng_result *case_add(verdict_case *c, heng_dimension dimension, int weight,
		      heng_outcome outcome, int32_t share);

/* `n` results of which at most `open` are unresolved, and any profile. */
void case_random(verdict_case *c, uint64_t *seed, size_t n, size_t open);

/* A random outcome that is resolved and applicable. */
void case_resolve(heng_result *result, uint64_t *seed);

/* The indices of the unresolved results. */
size_t case_open(const verdict_case *c, size_t open[CASE_RULES]);

/* The score of a dimension, or -1, by fractions alone. */
int64_t plain_dimension(const verdict_case *c, const int32_t *share, int d);
int64_t plain_total(const verdict_case *c, const int32_t *share);

/* The verdict where every result counts as share[i]. */
int plain_outcome(const verdict_case *c, const int32_t *share);

/* Reaches the verdict, asserting that this succeeds; empties the arena. */
void case_reach(const verdict_case *c, heng_arena *arena, bool selection,
		heng_verdict *verdict);

/* Whether the verdict lists the rule as deciding. */
bool case_decides(const heng_verdict *verdict, const char *rule);

#endif
