/* Wilson's bounds of a share that was observed in a sample. */
#ifndef HENG_PLUGINS_SERVICE_METRICS_WILSON_H
#define HENG_PLUGINS_SERVICE_METRICS_WILSON_H

#include <stdint.h>

/* Answers beyond which the bounds stay as they are here, narrow enough. */
#define WILSON_N_MAX INT64_C(1000000000)

/*
 * The 95 % bounds, without correction for continuity:
 * (2np + z^2 -+ z sqrt(z^2 + 4np(1-p))) / (2(n + z^2)), z = 1.959963984540
 * (Wilson 1927; method 3 in Newcombe, Statistics in Medicine 17, 1998). `p`
 * and the bounds are in hundred-millionths, 0 to 10^8; n is at least 1. The
 * lower bound is rounded down, the upper one up.
 */
void wilson_bounds(int64_t p, int64_t n, int64_t *lower, int64_t *upper);

#endif
