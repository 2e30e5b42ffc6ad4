/* Test: bounds, charts, percentiles and tails of service-metrics, by published
 * examples and by R. */
#include "plugins/service-metrics/cusum.h"
#include "plugins/service-metrics/quantile.h"
#include "plugins/service-metrics/wide.h"
#include "plugins/service-metrics/wilson.h"
#include "tests/unit/metrics_figures.h"
#include "tests/unit/metrics_numbers.h"

/* Newcombe, Statistics in Medicine 17, 1998, table I, method 3. */
static void test_wilson_published(void **state)
{
	static const struct {
		int64_t x, n;
		double lower, upper;
	} published[] = {{81, 263, 0.2553, 0.3662},
			 {15, 148, 0.0624, 0.1605},
			 {0, 20, 0.0000, 0.1611},
			 {1, 29, 0.0061, 0.1718}};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(published); i++) {
		int64_t lower, upper;

		wilson_bounds(llround((double)published[i].x * 1e8 /
				      (double)published[i].n),
			      published[i].n, &lower, &upper);
		assert_true(fabs((double)lower / 1e8 - published[i].lower) <
			    5.1e-5);
		assert_true(fabs((double)upper / 1e8 - published[i].upper) <
			    5.1e-5);
	}
}

static void test_wilson_by_r(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bounds); i++) {
		int64_t lower, upper, p;

		/* The share itself has eight decimals. */
		p = llround((double)bounds[i].x * 1e8 / (double)bounds[i].n);
		wilson_bounds(p, bounds[i].n, &lower, &upper);
		assert_true(fabs((double)lower / 1e8 - bounds[i].lower) < 2e-8);
		assert_true(fabs((double)upper / 1e8 - bounds[i].upper) < 2e-8);
		assert_true(lower >= 0 && lower <= p);
		assert_true(upper >= p && upper <= 100000000);
	}
}

static void test_tails(void **state)
{
	size_t i;
	int64_t z, before = 1000000000;

	(void)state;
	for (i = 0; i < COUNT(tails); i++) {
		z = llround(tails[i].z * 1e9);
		same_billionths(wide_two_tails(z), tails[i].p, 0.6e-9);
		same_billionths(wide_two_tails(-z), tails[i].p, 0.6e-9);
	}
	/* It never rises. */
	for (z = 0; z < INT64_C(9000000000); z += 1234567) {
		int64_t p = wide_two_tails(z);

		assert_true(p >= 0 && p <= before);
		before = p;
	}
	assert_int_equal(wide_two_tails(INT64_MIN), 0);
	assert_int_equal(wide_two_tails(INT64_MAX), 0);
}

static void test_roots(void **state)
{
	uwide largest = ~(uwide)0;
	uint64_t i;

	(void)state;
	for (i = 0; i < 70000; i++) {
		assert_int_equal(wide_root((uwide)i * i), i);
		if (i > 1)
			assert_int_equal(wide_root((uwide)i * i - 1), i - 1);
	}
	assert_true(wide_root(largest) == UINT64_MAX);
	assert_true(wide_root((uwide)UINT64_MAX * UINT64_MAX) == UINT64_MAX);
	assert_int_equal(wide_divide(5, 2), 2);
	assert_int_equal(wide_divide(7, 2), 4);
	assert_int_equal(wide_divide(-5, 2), -2);
	assert_int_equal(wide_divide(-7, 2), -4);
	assert_int_equal(wide_divide(8, 3), 3);
	assert_int_equal(wide_floor(-1, 3), -1);
	assert_int_equal(wide_ceil(-1, 3), 0);
	assert_int_equal(wide_ceil(1, 3), 1);
}

/*
 * Montgomery and Runger, Applied Statistics and Probability for Engineers,
 * 3rd edition, example 16-6, table 16-8: chemical process concentration,
 * target 99, K = 1, H = 10, which is half of and five times a deviation of 2.
 */
static void test_cusum_published(void **state)
{
	static const double list[] = {
	    102.0, 94.8, 98.3,	98.4, 102.0, 98.5, 99.0,  97.7,	 100.0, 98.1,
	    101.3, 98.7, 101.1, 98.4, 97.0,  96.7, 100.3, 101.4, 97.2,	101.0};
	static const double up[] = {2.0, 0, 0,	 0, 2.0, .5, 0,	 0,   0, 0,
				    1.3, 0, 1.1, 0, 0,	 0,  .3, 1.7, 0, 1.0};
	static const double down[] = {0, 3.2, 2.9, 2.5, 0, 0,	0, .3, 0,  0,
				      0, 0,   0,   0,	1, 2.3, 0, 0,  .8, 0};
	static const struct cusum_level level = {99 * (wide)WIDE_E12,
						 2 * (wide)WIDE_E12};
	int64_t *values = millionths(list, COUNT(list));
	wide high[COUNT(list)], low[COUNT(list)];
	struct cusum chart;
	size_t i;

	(void)state;
	chart = cusum_scan(values, COUNT(list), level, high, low);
	for (i = 0; i < COUNT(list); i++) {
		assert_int_equal((int64_t)high[i], llround(up[i] * 1e12));
		assert_int_equal((int64_t)low[i], llround(down[i] * 1e12));
	}
	assert_int_equal(chart.excursions, 0);
	assert_int_equal(chart.first, COUNT(list));
	assert_int_equal(chart.peak, 1600000); /* 3.2 of 2 */
	free(values);
}

/*
 * Montgomery, Introduction to Statistical Quality Control, example 9.1:
 * target 10, deviation 1; the chart signals at period 29 with C+ = 5.28.
 */
static void test_cusum_signals(void **state)
{
	static const double list[] = {9.45,  7.99,  9.29,  11.66, 12.16, 10.18,
				      8.04,  11.46, 9.20,  10.34, 9.03,	 11.47,
				      10.51, 9.40,  10.08, 9.37,  10.62, 10.31,
				      8.52,  10.84, 10.90, 9.33,  12.29, 11.50,
				      10.60, 11.08, 10.38, 11.62, 11.31, 10.52};
	static const struct cusum_level level = {10 * (wide)WIDE_E12, WIDE_E12};
	int64_t *values = millionths(list, COUNT(list));
	wide high[COUNT(list)];
	struct cusum chart;

	(void)state;
	chart = cusum_scan(values, COUNT(list), level, high, NULL);
	assert_int_equal(chart.first + 1, 29);
	assert_int_equal((int64_t)high[28], llround(5.28 * 1e12));
	assert_int_equal(chart.excursions, 1);
	free(values);
}

static void test_cusum_by_r(void **state)
{
	int64_t *values = millionths(nile, COUNT(nile));
	struct cusum_level level = cusum_reference(values, COUNT(nile));
	struct cusum chart = cusum_scan(values, COUNT(nile), level, NULL, NULL);

	(void)state;
	assert_true(fabs((double)level.mean / 1e12 - nile_mean) < 1e-8);
	assert_true(fabs((double)level.deviation / 1e12 - nile_sigma) < 1e-6);
	assert_true(fabs((double)chart.peak / 1e6 - nile_peak) < 2e-6);
	assert_int_equal(chart.excursions, NILE_RUNS);
	assert_int_equal(chart.first + 1, NILE_FIRST);
	free(values);
}

static void test_cusum_at_its_ends(void **state)
{
	int64_t values[CUSUM_POINTS_MIN];
	struct cusum chart;
	size_t i;

	(void)state;
	for (i = 0; i < CUSUM_POINTS_MIN; i++)
		values[i] = 5;
	chart = cusum_scan(values, i, cusum_reference(values, i), NULL, NULL);
	assert_int_equal(chart.excursions, 0);
	assert_int_equal(chart.peak, 0);
	/* Where nothing ever varied, anything else is out. */
	values[CUSUM_POINTS_MIN - 1] = 6;
	chart = cusum_scan(values, i, cusum_reference(values, i), NULL, NULL);
	assert_int_equal(chart.excursions, 1);
	assert_int_equal(chart.peak, CUSUM_PEAK_MAX);
	/* The largest numbers there are. */
	for (i = 0; i < CUSUM_POINTS_MIN; i++)
		values[i] = i % 2 ? INT64_C(999999999999999999)
				  : INT64_C(-999999999999999999);
	chart = cusum_scan(values, i, cusum_reference(values, i), NULL, NULL);
	assert_int_equal(chart.excursions, 0);
}

static int64_t percentile(const int64_t *values, size_t n, unsigned percent)
{
	static struct quantile q;
	int rounds = 0;
	size_t i;

	quantile_begin(&q);
	do {
		assert_true(rounds++ < 5);
		for (i = 0; i < n; i++)
			quantile_take(&q, values[i]);
	} while (quantile_again(&q, percent));
	assert_true(q.known);
	return q.low;
}

static int by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* The nearest-rank examples of Wikipedia's "Percentile": 15 20 35 40 50. */
static void test_percentile_published(void **state)
{
	static const int64_t list[] = {50, 15, 40, 20, 35};

	(void)state;
	assert_int_equal(percentile(list, 5, 5), 15);
	assert_int_equal(percentile(list, 5, 30), 20);
	assert_int_equal(percentile(list, 5, 40), 20);
	assert_int_equal(percentile(list, 5, 50), 35);
	assert_int_equal(percentile(list, 5, 100), 50);
}

static void test_percentile_by_r(void **state)
{
	int64_t *a = millionths(wind, COUNT(wind));
	int64_t *b = millionths(nile, COUNT(nile));
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(ranks); i++) {
		assert_int_equal(percentile(a, COUNT(wind), ranks[i].percent),
				 llround(ranks[i].wind * 1e6));
		assert_int_equal(percentile(b, COUNT(nile), ranks[i].percent),
				 llround(ranks[i].nile * 1e6));
	}
	free(a);
	free(b);
}

/* Against sorting, over all of 64 bits. */
static void test_percentile_by_sorting(void **state)
{
	static const uint32_t different[] = {1, 2, 50, 2000000000};
	size_t kind, n;
	unsigned percent;

	(void)state;
	for (kind = 0; kind < COUNT(different); kind++)
		for (n = 1; n < 60; n += 7) {
			int64_t *values =
			    sample_of((uint32_t)n + 5, n, different[kind]);
			int64_t *sorted = malloc(n * sizeof(*sorted));
			size_t i;

			assert_non_null(sorted);
			for (i = 0; i < n; i++)
				if (kind == 3)
					values[i] = (values[i] - 1000000000) *
						    INT64_C(9000000000);
			memcpy(sorted, values, n * sizeof(*sorted));
			qsort(sorted, n, sizeof(*sorted), by_value);
			for (percent = 1; percent <= 100; percent += 3)
				assert_int_equal(
				    percentile(values, n, percent),
				    sorted[(n * percent + 99) / 100 - 1]);
			free(values);
			free(sorted);
		}
}

static void test_percentile_at_its_ends(void **state)
{
	static const int64_t list[] = {INT64_MIN, INT64_MAX, 0, INT64_MAX - 1};

	(void)state;
	assert_int_equal(percentile(list, 4, 1), INT64_MIN);
	assert_int_equal(percentile(list, 4, 50), 0);
	assert_int_equal(percentile(list, 4, 75), INT64_MAX - 1);
	assert_int_equal(percentile(list, 4, 99), INT64_MAX);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_wilson_published),
	    cmocka_unit_test(test_wilson_by_r),
	    cmocka_unit_test(test_tails),
	    cmocka_unit_test(test_roots),
	    cmocka_unit_test(test_cusum_published),
	    cmocka_unit_test(test_cusum_signals),
	    cmocka_unit_test(test_cusum_by_r),
	    cmocka_unit_test(test_cusum_at_its_ends),
	    cmocka_unit_test(test_percentile_published),
	    cmocka_unit_test(test_percentile_by_r),
	    cmocka_unit_test(test_percentile_by_sorting),
	    cmocka_unit_test(test_percentile_at_its_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
