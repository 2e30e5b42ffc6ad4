/* Fixed-point numbers: basis points, half-even rounding, apportionment. */
#ifndef HENG_BASE_FIXED_H
#define HENG_BASE_FIXED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The whole, in basis points. */
enum { HENG_BP = 10000 };

/*
 * numerator / denominator rounded half to even. denominator > 0. No
 * operation overflows for any 64-bit numerator.
 */
int64_t heng_div_half_even(int64_t numerator, int64_t denominator);

/*
 * Shares `total` (>= 0) out in proportion to `quota[0..n)` (each >= 0, their
 * sum below 2^63) by the method of largest remainder (Hamilton): every part
 * is the floor or one more, equal remainders go to the lower index, and the
 * parts sum to `total` exactly. With all quotas 0 every part is 0, so
 * nothing is given to who has no claim; returns false in that case if
 * total > 0. `part` may not alias `quota`. `order` is scratch of n indices.
 */
bool heng_apportion(int64_t total, const int64_t *quota, size_t n,
		    int64_t *part, size_t *order);

/* Parses an optional sign and digits; false on anything else or overflow. */
bool heng_parse_int(const char *text, size_t size, int64_t *out);

/*
 * Writes value / 10^scale with exactly `scale` decimals ("81.25" for 8125
 * and 2); scale 0...9; `out` has at least 24 bytes. Returns `out`.
 */
char *heng_format_scaled(int64_t value, unsigned scale, char out[24]);

#endif
