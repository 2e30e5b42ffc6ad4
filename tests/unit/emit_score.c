/* A second scoring: the figures of a fixture, by code of its own. */
#include "tests/unit/emit_fixture.h"

static int64_t half_even(int64_t numerator, int64_t denominator)
{
	int64_t floor = numerator / denominator;
	int64_t twice = 2 * (numerator % denominator);

	return floor +
	       (twice > denominator || (twice == denominator && floor % 2));
}

/* Largest remainder: one unit at a time to the one furthest behind. */
static void apportion(int64_t total, const int64_t *quota, size_t n,
		      int64_t *part)
{
	bool given[FIXTURE_RULES] = {false};
	int64_t sum = 0, rest = total;

	for (size_t i = 0; i < n; i++)
		sum += quota[i];
	for (size_t i = 0; i < n; i++) {
		part[i] = sum ? total * quota[i] / sum : 0;
		rest -= part[i];
	}
	for (; sum && rest > 0; rest--) {
		size_t best = n;

		for (size_t i = 0; i < n; i++)
			if (!given[i] &&
			    (best == n || total * quota[i] % sum >
					      total * quota[best] % sum))
				best = i;
		given[best] = true;
		part[best]++;
	}
}

void fixture_score(fixture *f)
{
	heng_assessment *a = &f->assessment;
	int64_t quota[FIXTURE_RULES], part[FIXTURE_RULES];
	int64_t low = 0, high = 0, weights = 0;

	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		int64_t sum = 0, dim_low = 0, dim_high = 0;

		for (size_t i = 0; i < FIXTURE_RULES; i++) {
			const heng_result *r = &f->results[i];

			if ((int)r->rule->dimension != d || !r->weight ||
			    r->outcome == HENG_NOT_APPLICABLE)
				continue;
			a->dimensions[d].applicable++;
			sum += r->weight;
			dim_low += r->weight * heng_result_low(r);
			dim_high += r->weight * heng_result_high(r);
		}
		quota[d] = 0;
		if (!sum)
			continue;
		quota[d] = a->profile->dimensions[d].weight;
		a->dimensions[d].has_score = true;
		a->dimensions[d].low = (int32_t)half_even(dim_low, sum);
		a->dimensions[d].high = (int32_t)half_even(dim_high, sum);
		weights += quota[d];
		low += quota[d] * a->dimensions[d].low;
		high += quota[d] * a->dimensions[d].high;
	}
	a->total.has_score = true;
	a->total.low = (int32_t)half_even(low, weights);
	a->total.high = (int32_t)half_even(high, weights);
	apportion(10000, quota, HENG_DIMENSIONS, part);
	for (int d = 0; d < HENG_DIMENSIONS; d++)
		a->dimensions[d].effective_weight = part[d];
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		for (size_t i = 0; i < FIXTURE_RULES; i++) {
			const heng_result *r = &f->results[i];

			quota[i] = (int)r->rule->dimension == d &&
					   r->outcome != HENG_NOT_APPLICABLE
				       ? r->weight
				       : 0;
		}
		apportion(a->dimensions[d].effective_weight, quota,
			  FIXTURE_RULES, part);
		for (size_t i = 0; i < FIXTURE_RULES; i++)
			if ((int)f->results[i].rule->dimension == d)
				f->results[i].effective_weight = part[i];
	}
}
