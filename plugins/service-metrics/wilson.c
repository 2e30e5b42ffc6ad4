/* Wilson's bounds of a share that was observed in a sample. */
#include "plugins/service-metrics/wilson.h"

#include "plugins/service-metrics/wide.h"

#define WHOLE INT64_C(100000000)

void wilson_bounds(int64_t p, int64_t n, int64_t *lower, int64_t *upper)
{
	static const wide z = INT64_C(1959963985); /* 9 decimals */
	static const wide e18 = (wide)WIDE_E9 * WIDE_E9;
	wide z2, spread, middle, below;

	if (n > WILSON_N_MAX)
		n = WILSON_N_MAX;
	z2 = z * z; /* 18 decimals */
	/* 4np(1-p): two shares of 8 decimals make 16, 18 are wanted. */
	spread =
	    z * wide_root((uwide)(z2 + (wide)4 * n * p * (WHOLE - p) * 100));
	middle = (wide)2 * n * p * (e18 / WHOLE) + z2;
	below = 2 * (n * e18 + z2);
	*lower = (int64_t)wide_floor((middle - spread) * WHOLE, below);
	*upper = (int64_t)wide_ceil((middle + spread) * WHOLE, below);
	/* At the ends the root is exact up to its last digit only. */
	if (*lower < 0 || p == 0)
		*lower = 0;
	if (*upper > WHOLE || p == WHOLE)
		*upper = WHOLE;
}
