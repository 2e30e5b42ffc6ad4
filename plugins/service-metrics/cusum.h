/* A cumulative sum chart: where a series has left its level. */
#ifndef HENG_PLUGINS_SERVICE_METRICS_CUSUM_H
#define HENG_PLUGINS_SERVICE_METRICS_CUSUM_H

#include <stddef.h>
#include <stdint.h>

#include "plugins/service-metrics/wide.h"

enum {
	CUSUM_POINTS_MIN = 8, /* of a series; fewer say nothing */
	CUSUM_REFERENCE_MIN = 6,
	CUSUM_REFERENCE_MAX = 24,
};

/* The peak, in millionths, where there is no deviation to compare it with, and
 * the most that is said of any. */
#define CUSUM_PEAK_MAX (WIDE_E6 * WIDE_E6)

/* Level and deviation, with 12 decimals. */
typedef struct cusum_level {
	wide mean, deviation;
} cusum_level;

/*
 * The level of the first half of n points, at least CUSUM_REFERENCE_MIN and
 * at most CUSUM_REFERENCE_MAX: their mean, and as deviation the mean of the
 * moving ranges divided by d2 = 2/sqrt(pi) = 1.128379167 (Montgomery,
 * Introduction to Statistical Quality Control, 6.4, individual
 * measurements). n is at least CUSUM_POINTS_MIN.
 */
cusum_level cusum_reference(const int64_t *values, size_t n);

struct cusum {
	int64_t excursions; /* runs of points beyond h, up or down */
	int64_t peak;	    /* the largest sum in deviations, millionths */
	size_t first;	    /* the first point beyond, from 0; n: none */
};

/*
 * The tabular chart (Montgomery, 9.1.2): C+ = max(0, x - mean - k + C+),
 * C- = max(0, mean - k - x + C-), with k of half a deviation and h of five.
 * Where the deviation is 0, every value but the mean is beyond. `up` and
 * `down` (NULL: not wanted) get all sums.
 */
struct cusum cusum_scan(const int64_t *values, size_t n, cusum_level level,
			wide *up, wide *down);

#endif
