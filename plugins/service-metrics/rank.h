/* Rank tests: whether a series rises or falls, whether two samples differ. */
#ifndef HENG_PLUGINS_SERVICE_METRICS_RANK_H
#define HENG_PLUGINS_SERVICE_METRICS_RANK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	RANK_MAX = 200000, /* values of a series or of both samples together */
	/* Without ties, up to here p comes from the exact distribution. */
	TREND_EXACT_MAX = 25,  /* values: 25! times 10^9 fits 128 bits */
	CHANGE_EXACT_MAX = 49, /* values of each sample, as R does */
};

/*
 * Mann-Kendall. S is the number of pairs in which the later value is the
 * greater one, less those in which it is the smaller one (Mann 1945, Kendall
 * 1975; Gilbert, Statistical Methods for Environmental Pollution Monitoring,
 * 1987, 16.4). Var S = (n(n-1)(2n+5) - sum t(t-1)(2t+5)) / 18 over groups of
 * t equal values; z = (S -+ 1) / sqrt(Var S), 0 for S = 0. p is two-sided:
 * without ties and up to TREND_EXACT_MAX values 2 P(S' >= |S|), at most 1,
 * by counting all permutations (Knuth, The Art of Computer Programming 3,
 * 5.1.1: numbers of inversions), otherwise from z.
 */
struct trend {
	int64_t s;
	int64_t z; /* billionths */
	int64_t p; /* billionths */
	bool exact;
};

/* At least 2 and at most RANK_MAX values, which are sorted afterwards;
 * `room` has space for as many. */
void trend_test(int64_t *values, size_t n, int64_t *room, struct trend *out);

/*
 * Mann-Whitney, also called Wilcoxon's rank sum. U is the number of pairs in
 * which the second sample's value is the greater one, and half of those in
 * which both are equal (Mann and Whitney 1947; Hollander and Wolfe,
 * Nonparametric Statistical Methods, 1973, 4.1). p is two-sided: without
 * ties and up to CHANGE_EXACT_MAX values each twice the smaller tail, at
 * most 1, by counting all arrangements with the Gaussian binomial
 * coefficients; otherwise from
 * z = (|U - nm/2| - 1/2) / sqrt(nm/12 (N + 1 - sum(t^3 - t) / (N(N-1)))),
 * N = n + m, with correction for continuity and for ties. This is what R's
 * wilcox.test(second, first) gives.
 */
struct change {
	int64_t u2; /* 2 U, a whole number */
	int64_t p;  /* billionths */
	bool exact;
};

/* At least one value each and at most RANK_MAX together; both are sorted
 * afterwards. False: no memory. */
bool change_test(int64_t *first, size_t n, int64_t *second, size_t m,
		 struct change *out);

#endif
