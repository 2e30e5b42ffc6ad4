/* Wide integers: what statistics need instead of floating point. */
#include "plugins/service-metrics/wide.h"

enum { TERMS_MAX = 400, Z_MAX = 7 };

wide wide_floor(wide a, wide b)
{
	wide quotient = a / b;

	return a % b < 0 ? quotient - 1 : quotient;
}

wide wide_ceil(wide a, wide b)
{
	wide quotient = a / b;

	return a % b > 0 ? quotient + 1 : quotient;
}

wide wide_divide(wide a, wide b)
{
	wide down = wide_floor(a, b);
	wide rest = a - down * b;

	if (rest > b - rest || (rest == b - rest && down % 2 != 0))
		down++;
	return down;
}

uint64_t wide_root(uwide a)
{
	uwide root = 0, bit = (uwide)1 << 126;

	while (bit > a)
		bit >>= 2;
	for (; bit; bit >>= 2)
		if (a >= root + bit) {
			a -= root + bit;
			root = (root >> 1) + bit;
		} else {
			root >>= 1;
		}
	return (uint64_t)root;
}

static wide power_of_ten(int n)
{
	wide power = 1;

	while (n-- > 0)
		power *= 10;
	return power;
}

int64_t wide_z(int64_t number, uwide variance, uwide divisor)
{
	int decimals = 24;
	uint64_t deviation;

	/* As many decimals of the variance as there is room for. */
	while (decimals > 0 &&
	       variance > ~(uwide)0 / (uwide)power_of_ten(decimals))
		decimals -= 2;
	deviation =
	    wide_root(variance * (uwide)power_of_ten(decimals) / divisor);
	if (deviation == 0)
		return 0;
	return (int64_t)wide_divide(
	    (wide)number * power_of_ten(9 + decimals / 2), deviation);
}

int64_t wide_two_tails(int64_t z)
{
	/* sqrt(2/pi) with 12 decimals */
	static const wide factor = INT64_C(797884560803);
	wide q, term, a, b;
	int k;

	if (z < -Z_MAX * WIDE_E9 || z > Z_MAX * WIDE_E9)
		return 0;
	if (z < 0)
		z = -z;
	q = (wide)z * z / WIDE_E6; /* 12 decimals, as all below */
	a = term = (wide)z * 1000;
	for (k = 1; k < TERMS_MAX && term > 0; k++) {
		term = term * q / ((wide)WIDE_E12 * (2 * k + 1));
		a += term;
	}
	b = term = WIDE_E12;
	for (k = 1; k < TERMS_MAX && term > 0; k++) {
		term = term * q / ((wide)WIDE_E12 * 2 * k);
		b += term;
	}
	q = WIDE_E12 - a * factor / b;
	return q <= 0 ? 0 : (int64_t)wide_divide(q, 1000);
}
