/* Weight ranges: how far a dimension's weight may move with the verdict
 * unchanged. */
#ifndef HENG_ASSESS_WEIGHTS_H
#define HENG_ASSESS_WEIGHTS_H

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/model/profile.h"
#include "core/model/result.h"

/* The outcomes still possible, as indices; equal where nothing is open. */
typedef struct heng_possible {
	int best, worst;
} heng_possible;

/* Within low…high of 0…HENG_DIMENSION_WEIGHT_MAX the same outcomes are
 * possible as with the present weight; just outside others are. */
typedef struct heng_weight_range {
	int low, high;
	heng_possible below; /* at low - 1, if low > 0 */
	heng_possible above; /* at high + 1, if that is a weight */
} heng_weight_range;

/*
 * The widest range around the present weight of each dimension, the other
 * four unchanged; exact, because every whole weight is tried. Beyond it the
 * verdict may come back: it is not said that it does not. Fails only for
 * want of memory.
 */
heng_rc heng_weight_ranges(const heng_profile *profile,
			   const heng_result *results, size_t n,
			   heng_arena *arena, heng_possible *now,
			   heng_weight_range ranges[HENG_DIMENSIONS],
			   heng_error *error);

#endif
