/* Wide integers: what statistics need instead of floating point. */
#ifndef HENG_PLUGINS_SERVICE_METRICS_WIDE_H
#define HENG_PLUGINS_SERVICE_METRICS_WIDE_H

#include <stdint.h>

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 uwide;

#define WIDE_E6	 INT64_C(1000000)
#define WIDE_E9	 INT64_C(1000000000)
#define WIDE_E12 INT64_C(1000000000000)

/* a / b for b > 0, to the nearest integer, halves to the even one. */
wide wide_divide(wide a, wide b);

/* a / b for b > 0, rounded down and rounded up. */
wide wide_floor(wide a, wide b);
wide wide_ceil(wide a, wide b);

/* The largest integer whose square is not above a. */
uint64_t wide_root(uwide a);

/*
 * z = number / sqrt(variance / divisor) in billionths, rounded; 0 where the
 * variance is 0. |number| up to 2^36, variance up to 10^30, divisor >= 1.
 */
int64_t wide_z(int64_t number, uwide variance, uwide divisor);

/*
 * P(|Z| >= |z|) of a standard normal Z, in billionths, for z in billionths.
 *
 * With q = z^2, P = 1 - sqrt(2/pi) A / B, where
 * A = z + z q/3 + z q^2/(3*5) + ... and B = exp(q/2) = 1 + (q/2) + ...
 * (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.11):
 * all terms are positive, so that fixed point with 12 decimals leaves an
 * error below 2 billionths of a billionth times the number of terms; beyond
 * |z| = 7 the probability is below 3e-12 and 0 is returned.
 */
int64_t wide_two_tails(int64_t z);

#endif
