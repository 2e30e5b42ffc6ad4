/* Scores: results and weights into dimension and total intervals. */
#ifndef HENG_ASSESS_SCORE_H
#define HENG_ASSESS_SCORE_H

#include "core/base/error.h"
#include "core/model/assessment.h"

/*
 * Fills dimensions[] and *total from the results (contract: a dimension is
 * half-even(sum w*s / sum w) over its applicable rules with weight above 0,
 * once with every unresolved rule as 0 and once as 10000; the total is
 * half-even(sum W*d / sum W) of the rounded dimension scores) and apportions
 * effective weights to the dimensions (sum 10000) and to the results of each
 * (sum that of the dimension). Fails only for want of memory.
 */
heng_rc heng_score_results(const heng_profile *profile, heng_result *results,
			   size_t n, heng_score dimensions[HENG_DIMENSIONS],
			   heng_score *total, heng_error *error);

/* What one rule has to do with the total, in basis points. */
typedef struct heng_points {
	int64_t points; /* earned; sum over rules: total.low */
	int64_t open;	/* of unresolved rules; sum: high - low */
	int64_t lost;	/* sum: 10000 - high */
} heng_points;

/*
 * Accounts for every point: for each result its points, open and lost parts,
 * each of the three apportioned to its exact sum in two steps (total over
 * dimensions, dimension over rules, largest remainder, ties by rule id).
 * points[n] belongs to the caller. With no score at all everything is 0.
 */
heng_rc heng_score_explain(const heng_profile *profile,
			   const heng_result *results, size_t n,
			   const heng_score dimensions[HENG_DIMENSIONS],
			   const heng_score *total, heng_points *points,
			   heng_error *error);

#endif
