/* Movers: the fewest changes that by themselves move a verdict to another. */
#ifndef HENG_ASSESS_MOVERS_H
#define HENG_ASSESS_MOVERS_H

#include "core/assess/mix.h"

enum {
	/* Sets of changes that are tried; counted, so that the answer is the
	 * same on every machine. All sets of three of 120 changes fit. */
	HENG_MOVERS_TRIES_MAX = 300000,
	HENG_MOVERS_SETS_MAX = 3, /* of equally small sets: kept, and told */
};

typedef struct heng_movers {
	heng_mixed old, new; /* the verdicts */
	bool has_moved;	     /* the rest is empty if not */
	/* Of the smallest sets of parts that were found the first few, each of
	 * n_set indices in ascending order. */
	const size_t *sets[HENG_MOVERS_SETS_MAX];
	size_t n_set;
	size_t n_sets; /* found of that size */
	bool counted;  /* these are all there are */
	bool exact;    /* no smaller set does it */
	size_t fewest; /* proven: no set of fewer parts does it */
} heng_movers;

/*
 * Finds the smallest sets of parts that, taken from the later assessment into
 * the earlier, give the later one's verdict: best and worst possible outcome
 * alike. Every set is tried, the smaller ones first, up to
 * HENG_MOVERS_TRIES_MAX; beyond that parts are left out of the whole as long
 * as the verdict stays. Arrays are in `arena`. Leaves nothing taken.
 * HENG_ENOMEM only.
 */
heng_rc heng_movers_find(heng_mix *mix, heng_arena *arena, heng_movers *out,
			 heng_error *error);

#endif
