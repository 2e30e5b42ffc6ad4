/* A rank: the places that one of many can take, whatever is still open. */
#ifndef HENG_ASSESS_RANK_H
#define HENG_ASSESS_RANK_H

#include <stddef.h>
#include <stdint.h>

/*
 * One of several that were judged alike. What is open in one has nothing to
 * do with what is open in another, so each can come out anywhere between its
 * worst (worst outcome, lowest score) and its best.
 */
typedef struct heng_contender {
	int best, worst;   /* outcomes, 0 the best one; alike: scores decide */
	int32_t low, high; /* basis points; below 0: no score, behind all */
	/* Set by heng_rank: places from 1; equals share the better one. */
	size_t first, last;
	size_t tied; /* others that are settled and just as good as it is */
} heng_contender;

/*
 * A place is one more than the number of those that are better: by outcome,
 * then by score. `first` is reached where this one comes out best and all
 * others worst, `last` the other way round. Time grows with n squared.
 */
void heng_rank(heng_contender *contenders, size_t n);

#endif
