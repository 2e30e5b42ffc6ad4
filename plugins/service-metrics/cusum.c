/* A cumulative sum chart: where a series has left its level. */
#include "plugins/service-metrics/cusum.h"

#include <stdbool.h>

/* From millionths to what levels are kept in. */
#define FINER WIDE_E6

/* What the mean moving range of two is divided by, in billionths. */
#define D2 INT64_C(1128379167)

cusum_level cusum_reference(const int64_t *values, size_t n)
{
	cusum_level level = {0, 0};
	size_t i, used = (n + 1) / 2;
	wide sum = 0, ranges = 0;

	if (used < CUSUM_REFERENCE_MIN)
		used = CUSUM_REFERENCE_MIN;
	if (used > CUSUM_REFERENCE_MAX)
		used = CUSUM_REFERENCE_MAX;
	for (i = 0; i < used; i++) {
		wide range = i ? (wide)values[i] - values[i - 1] : 0;

		sum += values[i];
		ranges += range < 0 ? -range : range;
	}
	level.mean = wide_divide(sum * FINER, (wide)used);
	level.deviation =
	    wide_divide(ranges * FINER * WIDE_E9, (wide)(used - 1) * D2);
	return level;
}

struct cusum cusum_scan(const int64_t *values, size_t n, cusum_level level,
			wide *up, wide *down)
{
	struct cusum out = {.first = n};
	wide rise = 0, fall = 0, peak = 0;
	wide slack = level.deviation / 2, limit = 5 * level.deviation;
	bool was_high = false, was_low = false;
	size_t i;

	for (i = 0; i < n; i++) {
		wide off = (wide)values[i] * FINER - level.mean;

		rise += off - slack;
		fall += -off - slack;
		if (rise < 0)
			rise = 0;
		if (fall < 0)
			fall = 0;
		if (up)
			up[i] = rise;
		if (down)
			down[i] = fall;
		out.excursions += rise > limit && !was_high;
		out.excursions += fall > limit && !was_low;
		was_high = rise > limit;
		was_low = fall > limit;
		if ((was_high || was_low) && out.first == n)
			out.first = i;
		if (rise > peak)
			peak = rise;
		if (fall > peak)
			peak = fall;
	}
	if (level.deviation > 0)
		peak = peak / level.deviation >= WIDE_E6
			   ? CUSUM_PEAK_MAX
			   : peak * WIDE_E6 / level.deviation;
	else
		peak = peak > 0 ? CUSUM_PEAK_MAX : 0;
	out.peak = (int64_t)peak;
	return out;
}
