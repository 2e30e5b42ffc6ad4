/* A percentile of any number of values, at flat memory. */
#ifndef HENG_PLUGINS_SERVICE_METRICS_QUANTILE_H
#define HENG_PLUGINS_SERVICE_METRICS_QUANTILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { QUANTILE_BINS = 65536 };

/*
 * The nearest rank: of n values in ascending order the ceil(p n / 100)-th,
 * always a value that was measured (R's quantile type 1, definition 1 of
 * Hyndman and Fan, The American Statistician 50, 1996). Whoever computes
 * gives all values again and again, in any order, until there is an answer:
 * once to count them, then at most four times to count them in ever smaller
 * bins.
 */
struct quantile {
	int64_t low, high; /* it lies between them, both included */
	uint64_t n;	   /* values there are */
	uint64_t rank;	   /* wanted, from 1 */
	uint64_t below;	   /* values below `low` */
	uint64_t width;	   /* values that share a bin; 0: counting them all */
	bool known;	   /* low is the answer */
	uint64_t bins[QUANTILE_BINS];
};

void quantile_begin(struct quantile *quantile);
void quantile_take(struct quantile *quantile, int64_t value);

/* After all values were given once: whether they are wanted again. At the
 * first time there has to be at least one; percent is 1 to 100. */
bool quantile_again(struct quantile *quantile, unsigned percent);

#endif
