/* A standing: what the results come to under one assumption on open rules. */
#ifndef HENG_ASSESS_STANDING_H
#define HENG_ASSESS_STANDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/mem.h"
#include "core/model/profile.h"
#include "core/model/result.h"

/* What unresolved rules count as: share[i], or `all` where share is NULL. */
typedef struct heng_assumption {
	const int32_t *share; /* by index of the result; basis points */
	int32_t all;
} heng_assumption;

/* Sums over the rules with weight above 0 that are applicable. */
typedef struct heng_standing {
	int64_t points[HENG_DIMENSIONS]; /* weight times share */
	int64_t weight[HENG_DIMENSIONS];
	size_t rules[HENG_DIMENSIONS];
	int64_t failures[HENG_SEVERITIES]; /* of exactly this severity */
	int64_t vetoes;			   /* failed ones */
} heng_standing;

/* The scores of a standing in basis points; HENG_UNSET: there is none. */
typedef struct heng_standing_scores {
	int32_t dimensions[HENG_DIMENSIONS];
	int32_t total;
} heng_standing_scores;

/* Whether a rule counts in scores, failures and vetoes at all: one that is
 * waived does not, but at_least conditions see it as it was found. */
static inline bool heng_result_counts(const heng_result *result)
{
	return result->weight > 0 && result->outcome != HENG_NOT_APPLICABLE &&
	       !result->waiver;
}

int32_t heng_assumed_share(const heng_assumption *assumption,
			   const heng_result *results, size_t index);

void heng_standing_of(heng_standing *standing, const heng_result *results,
		      size_t n, const heng_assumption *assumption);

/* Adds another standing (sign 1), or takes it away (-1). */
void heng_standing_add(heng_standing *standing, const heng_standing *other,
		       int sign);

/* Takes one rule's share from `from` to `to`. */
void heng_standing_shift(heng_standing *standing, const heng_result *result,
			 int32_t from, int32_t to);

/* Takes a rule out that counts and stands there with this share. */
void heng_standing_leave(heng_standing *standing, const heng_result *result,
			 int32_t share);

void heng_standing_score(const heng_standing *standing,
			 const heng_profile *profile,
			 heng_standing_scores *scores);

/* Failures of this severity or worse. */
int64_t heng_standing_failures(const heng_standing *standing,
			       heng_severity severity);

/* Whether a dimension's score meets a minimum; HENG_UNSET is always met. */
bool heng_minimum_is_met(const heng_profile *profile,
			 const heng_standing_scores *scores, int dimension,
			 int32_t minimum);

/* The index of the result of a rule, or n: it is not among them. */
size_t heng_result_index(const heng_result *results, size_t n,
			 const char *rule);

/*
 * Whether a named rule has its share. `index` is that of its result (n: not
 * among them, which is never met, nor is a rule that is not applicable).
 */
bool heng_at_least_is_met(const heng_at_least *condition,
			  const heng_result *results, size_t n, size_t index,
			  const heng_assumption *assumption);

/* named[o][a], for outcomes from `from` to below `to`: the index of the result
 * that an at_least condition names. In the arena; NULL without memory. */
const size_t *const *heng_standing_named(const heng_profile *profile,
					 const heng_result *results, size_t n,
					 int from, int to, heng_arena *arena);

/*
 * The best of the outcomes from `from` on all of whose conditions hold, or
 * `to` if none before it does. `named` holds the indices of the results that
 * the at_least conditions of all outcomes name, in order; NULL: looked up.
 */
int heng_standing_outcome(const heng_standing *standing,
			  const heng_profile *profile,
			  const heng_result *results, size_t n,
			  const heng_assumption *assumption,
			  const size_t *const *named, int from, int to);

#endif
