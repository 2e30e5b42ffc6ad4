/* A split: what dimensions have, shared out to their rules without loss. */
#ifndef HENG_ASSESS_SPLIT_H
#define HENG_ASSESS_SPLIT_H

#include "core/base/error.h"
#include "core/model/result.h"

/* The counting rules of each dimension by rule id, and scratch. */
typedef struct heng_split {
	size_t *index; /* of results, dimension after dimension */
	size_t start[HENG_DIMENSIONS + 1];
	int64_t *quota, *part; /* of the results at index[] */
	size_t *order;
} heng_split;

/* Ties go by rule id, in whatever order the results come. */
heng_rc heng_split_init(heng_split *split, const heng_result *results, size_t n,
			heng_error *error);

/*
 * Shares amount[d] out over the rules of each dimension in proportion to
 * split->quota; the answer is in split->part.
 */
void heng_split_share(heng_split *split, const int64_t amount[HENG_DIMENSIONS]);
void heng_split_fini(heng_split *split);

#endif
