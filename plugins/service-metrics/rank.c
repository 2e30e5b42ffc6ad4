/* Rank tests: whether a series rises or falls, whether two samples differ. */
#include "plugins/service-metrics/rank.h"

#include <stdlib.h>
#include <string.h>

#include "plugins/service-metrics/wide.h"

/* How many pairs fall strictly, sorting the values by merging. */
static int64_t sort_falls(int64_t *values, size_t n, int64_t *room)
{
	int64_t falls;
	size_t half = n / 2, a = 0, b = half, i = 0;

	if (n < 2)
		return 0;
	falls = sort_falls(values, half, room) +
		sort_falls(values + half, n - half, room);
	while (a < half && b < n)
		if (values[b] < values[a]) {
			falls += (int64_t)(half - a);
			room[i++] = values[b++];
		} else {
			room[i++] = values[a++];
		}
	while (a < half)
		room[i++] = values[a++];
	memcpy(values, room, i * sizeof(*values));
	return falls;
}

/* P in billionths that a permutation of n has at most `most` inversions,
 * twice, at most 1. */
static int64_t inversions_p(size_t n, size_t most)
{
	enum { SIZE = TREND_EXACT_MAX * (TREND_EXACT_MAX - 1) / 2 + 1 };
	wide count[SIZE] = {1}, next[SIZE], all = 1, tail = 0;
	size_t i, j, k, last = 0;

	for (i = 2; i <= n; i++) {
		/* The i-th value goes into i places: 0 to i-1 inversions. */
		memset(next, 0, sizeof(next));
		for (j = 0; j <= last; j++)
			for (k = 0; k < i; k++)
				next[j + k] += count[j];
		last += i - 1;
		memcpy(count, next, sizeof(count));
		all *= (wide)i;
	}
	for (i = 0; i <= most && i <= last; i++)
		tail += count[i];
	return 2 * tail >= all ? WIDE_E9
			       : (int64_t)wide_divide(2 * tail * WIDE_E9, all);
}

void trend_test(int64_t *values, size_t n, int64_t *room, struct trend *out)
{
	int64_t pairs = (int64_t)n * (int64_t)(n - 1) / 2, tied = 0;
	int64_t falls = sort_falls(values, n, room), rises, away;
	wide variance = (wide)n * (wide)(n - 1) * (2 * (wide)n + 5);
	size_t i, end;

	for (i = 0; i < n; i = end) {
		wide t;

		for (end = i + 1; end < n && values[end] == values[i];)
			end++;
		t = (wide)(end - i);
		tied += (int64_t)(t * (t - 1) / 2);
		variance -= t * (t - 1) * (2 * t + 5);
	}
	rises = pairs - falls - tied;
	out->s = rises - falls;
	away = out->s > 0 ? out->s - 1 : out->s < 0 ? out->s + 1 : 0;
	out->z = wide_z(away, (uwide)variance, 18);
	out->exact = tied == 0 && n <= TREND_EXACT_MAX;
	if (out->exact)
		out->p =
		    inversions_p(n, (size_t)(falls < rises ? falls : rises));
	else
		out->p = wide_two_tails(out->z);
}

static int by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Values equal to the one at *at, which is moved behind them. */
static size_t run(const int64_t *values, size_t n, size_t *at, int64_t value)
{
	size_t begin = *at;

	while (*at < n && values[*at] == value)
		++*at;
	return *at - begin;
}

/* Twice the smaller tail of U in billionths, at most 1; -1: no memory. */
static int64_t arrangements_p(size_t n, size_t m, size_t u)
{
	size_t last = n * m, i, j;
	wide *count, all = 0, tail = 0;
	int64_t p;

	if (u > last - u)
		u = last - u;
	count = calloc(last + 1, sizeof(*count));
	if (!count)
		return -1;
	/* The Gaussian binomial: product of (1 - q^(m+i)) / (1 - q^i). */
	count[0] = 1;
	for (i = 1; i <= n; i++) {
		for (j = last; j >= m + i; j--)
			count[j] -= count[j - m - i];
		for (j = i; j <= last; j++)
			count[j] += count[j - i];
	}
	for (j = 0; j <= last; j++)
		all += count[j];
	for (j = 0; j <= u; j++)
		tail += count[j];
	p = 2 * tail >= all ? WIDE_E9
			    : (int64_t)wide_divide(2 * tail * WIDE_E9, all);
	free(count);
	return p;
}

bool change_test(int64_t *first, size_t n, int64_t *second, size_t m,
		 struct change *out)
{
	wide total = (wide)n + (wide)m, groups = 0, pairs = (wide)n * (wide)m;
	int64_t u2 = 0, away;
	size_t a = 0, b = 0;
	bool ties = false;

	qsort(first, n, sizeof(*first), by_value);
	qsort(second, m, sizeof(*second), by_value);
	while (a < n || b < m) {
		int64_t value = b == m || (a < n && first[a] < second[b])
				    ? first[a]
				    : second[b];
		size_t below = a;
		size_t in_first = run(first, n, &a, value);
		size_t in_second = run(second, m, &b, value);
		wide t = (wide)in_first + (wide)in_second;

		u2 += (int64_t)(in_second * (2 * below + in_first));
		groups += t * t * t - t;
		ties = ties || t > 1;
	}
	out->u2 = u2;
	out->exact = !ties && n <= CHANGE_EXACT_MAX && m <= CHANGE_EXACT_MAX;
	if (out->exact) {
		out->p = arrangements_p(n, m, (size_t)u2 / 2);
		return out->p >= 0;
	}
	away = u2 - (int64_t)pairs; /* 2 (U - nm/2) */
	away = away > 0 ? away - 1 : away < 0 ? away + 1 : 0;
	/* z = (away / 2) / sqrt(Var U) = away / sqrt(4 Var U) */
	out->p = wide_two_tails(wide_z(
	    away,
	    (uwide)(4 * pairs * ((total + 1) * total * (total - 1) - groups)),
	    (uwide)(12 * total * (total - 1))));
	return true;
}
