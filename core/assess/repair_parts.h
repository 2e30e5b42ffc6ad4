/* What the parts of the search for a repair share. */
#ifndef HENG_ASSESS_REPAIR_PARTS_H
#define HENG_ASSESS_REPAIR_PARTS_H

#include "core/assess/repair.h"
#include "core/assess/standing.h"

/*
 * Rules that are alike in all that any condition sees of them: dimension,
 * severity, weight, share and veto. Which of them is repaired makes no
 * difference, so the search only says how many. A rule that a condition
 * names is a kind of its own.
 */
typedef struct heng_repair_kind {
	const size_t *members; /* indices of results, ascending */
	size_t n, taken;       /* the first `taken` of them are repaired */
	const heng_result *like;
	int32_t from; /* the share before a repair */
	bool is_named;
	bool fails;	    /* a failure now */
	int64_t gain;	    /* of weight times share in its dimension */
	int64_t total_gain; /* at most this of the total: see
			     * heng_repair_needs_of */
} heng_repair_kind;

/* What a set has to reach yet, at least; 0: nothing. */
typedef struct heng_repair_needs {
	int64_t failures; /* so many failed rules fewer, the most of all
			   * severities */
	int64_t by_severity[HENG_SEVERITIES];
	int64_t points[HENG_DIMENSIONS]; /* weight times share */
	int64_t total;			 /* in the unit of total_gain */
} heng_repair_needs;

typedef struct heng_repair_search {
	const heng_repair_question *question;
	heng_arena *arena;
	heng_result *copy; /* of the results; repaired ones pass */
	heng_assumption open;
	heng_standing standing;
	const size_t *const *named;
	heng_repair_kind *kinds; /* the largest total_gain first */
	size_t n_kinds;
	size_t n_rules;
	/* most_gain[k][d]: the largest gain of the kinds from k on. */
	int64_t (*most_gain)[HENG_DIMENSIONS];
	int outcomes[HENG_OUTCOMES_MAX]; /* any of these is aimed at */
	size_t n_outcomes;
	uint64_t steps; /* that are left */
	bool is_exhausted;
} heng_repair_search;

/* Sorts what can be repaired into kinds. */
heng_rc heng_repair_kinds(heng_repair_search *s, heng_error *error);

/* Repairs one more rule of a kind, or one less. */
void heng_repair_take(heng_repair_search *s, heng_repair_kind *kind);
void heng_repair_put_back(heng_repair_search *s, heng_repair_kind *kind);
void heng_repair_put_all_back(heng_repair_search *s);

/* Whether what is repaired now meets this outcome. */
bool heng_repair_meets(const heng_repair_search *s, int outcome);

/* The least that this outcome still asks for; never more than it does. */
void heng_repair_needs_of(const heng_repair_search *s, int outcome,
			  heng_repair_needs *needs);

/*
 * Whether `left` more rules of the kinds from `first` on might meet the
 * needs: false only if they cannot.
 */
bool heng_repair_may_meet(const heng_repair_search *s,
			  const heng_repair_needs *needs, size_t first,
			  size_t left);

/* A number of rules below which the needs cannot be met. */
size_t heng_repair_bound(const heng_repair_search *s,
			 const heng_repair_needs *needs);

/* Repairs what the outcome cannot do without; how many rules that is. */
size_t heng_repair_force(heng_repair_search *s, int outcome);

/* From what is forced to a set that meets the outcome, and back to as few
 * as it finds. Leaves it taken; how many rules it has. */
size_t heng_repair_greedy(heng_repair_search *s, int outcome);

/* The rules that are repaired now, ascending, in the arena. */
const size_t *heng_repair_taken(const heng_repair_search *s, size_t n);

/* All sets of `size` rules that meet the outcome and none before it in the
 * search's list: appended to what the repair lists and counts. */
heng_rc heng_repair_level(heng_repair_search *s, size_t aimed, size_t size,
			  heng_repair *repair, heng_error *error);

#endif
