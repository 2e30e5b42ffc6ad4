/* Numbers of the tests of service-metrics: made, and compared. */
#ifndef HENG_TESTS_UNIT_METRICS_NUMBERS_H
#define HENG_TESTS_UNIT_METRICS_NUMBERS_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Billionths of a p or z may differ by the last one. */
static inline void same_billionths(int64_t got, double wanted, double off)
{
	if (fabs((double)got / 1e9 - wanted) > off)
		fail_msg("%.9f instead of %.12f", (double)got / 1e9, wanted);
}

static inline int64_t *millionths(const double *list, size_t n)
{
	int64_t *out = malloc(n * sizeof(*out));
	size_t i;

	assert_non_null(out);
	for (i = 0; i < n; i++)
		out[i] = llround(list[i] * 1e6);
	return out;
}

/* The generator of metrics-figures.R. */
static inline int64_t *sample_of(uint32_t seed, size_t n, uint32_t values)
{
	int64_t *out = malloc(n * sizeof(*out));
	uint64_t x = seed;
	size_t i;

	assert_non_null(out);
	for (i = 0; i < n; i++) {
		x = x * 16807 % 2147483647;
		out[i] = (int64_t)(x % values);
	}
	return out;
}

#endif
