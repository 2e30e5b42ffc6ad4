/* Test: the rank tests of service-metrics, by published examples and by R. */
#include "plugins/service-metrics/rank.h"
#include "tests/unit/metrics_figures.h"
#include "tests/unit/metrics_numbers.h"

static struct trend trend_of(const double *list, size_t n)
{
	int64_t *values = millionths(list, n);
	int64_t *room = malloc(n * sizeof(*room));
	struct trend out;

	assert_non_null(room);
	trend_test(values, n, room, &out);
	free(values);
	free(room);
	return out;
}

static struct change change_of(const double *first, size_t n,
			       const double *second, size_t m)
{
	int64_t *a = millionths(first, n), *b = millionths(second, m);
	struct change out;

	assert_true(change_test(a, n, b, m, &out));
	free(a);
	free(b);
	return out;
}

/*
 * "A Mann-Kendall Example (By Hand)", J. Little, College of the Holy Cross,
 * mathcs.holycross.edu/~little/Montserrat/MannKendallByHand.txt: S = 54,
 * z about 2.9058, one-sided p about .0018, with one pair of equal values.
 */
static void test_trend_by_hand(void **state)
{
	static const double list[] = {12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9,
				      11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7};
	struct trend t = trend_of(list, COUNT(list));

	(void)state;
	assert_int_equal(t.s, 54);
	assert_false(t.exact);
	same_billionths(t.z, 2.9058, 5e-5);
	same_billionths(t.p, 2 * .0018, 1e-4);
}

/*
 * Hollander and Wolfe, Nonparametric Statistical Methods, 1973, p. 185 f., as
 * in R's example of cor.test: lightness of tuna against a panel's score.
 * Kendall's T = 26 concordant pairs of 36, two-sided p = 0.1194. In the order
 * of lightness the scores are a series with S = 2 T - 36.
 */
static void test_trend_exact(void **state)
{
	static const double list[] = {2.5, 4.0, 2.6, 3.6, 2.8,
				      3.1, 5.2, 5.0, 3.8};
	struct trend t = trend_of(list, COUNT(list));

	(void)state;
	assert_int_equal(t.s, 16);
	assert_true(t.exact);
	same_billionths(t.p, 0.1194, 5e-5);
}

static void test_trend_by_r(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(trends); i++) {
		int64_t *values =
		    sample_of(trends[i].seed, trends[i].n, trends[i].values);
		int64_t *room = malloc(trends[i].n * sizeof(*room));
		struct trend t;

		assert_non_null(room);
		trend_test(values, trends[i].n, room, &t);
		assert_int_equal(t.s, trends[i].s);
		same_billionths(t.z, trends[i].z, 2e-9);
		same_billionths(t.p, trends[i].p, 1.1e-9);
		free(values);
		free(room);
	}
}

/* Annual flow of the Nile, level of Lake Huron, temperatures of New Haven. */
static void test_trend_of_known_series(void **state)
{
	struct trend t = trend_of(nile, COUNT(nile));

	(void)state;
	assert_int_equal(t.s, -1387);
	same_billionths(t.z, -4.12806652284410, 1e-9);
	same_billionths(t.p, 3.65826292166433e-05, 1e-9);
	t = trend_of(lake_huron, COUNT(lake_huron));
	assert_int_equal(t.s, -1682);
	same_billionths(t.p, 2.47180483772576e-07, 1e-9);
	t = trend_of(nhtemp, COUNT(nhtemp));
	assert_int_equal(t.s, 624);
	same_billionths(t.p, 6.95656705505018e-05, 1e-9);
}

static void test_trend_at_its_ends(void **state)
{
	static int64_t values[RANK_MAX], room[RANK_MAX];
	struct trend t;
	int64_t pairs = (int64_t)RANK_MAX * (RANK_MAX - 1) / 2;
	size_t i;

	(void)state;
	for (i = 0; i < RANK_MAX; i++)
		values[i] = 7;
	trend_test(values, RANK_MAX, room, &t);
	assert_int_equal(t.s, 0);
	assert_int_equal(t.z, 0);
	assert_int_equal(t.p, 1000000000);
	for (i = 0; i < RANK_MAX; i++)
		values[i] = -(int64_t)i;
	trend_test(values, RANK_MAX, room, &t);
	assert_int_equal(t.s, -pairs);
	assert_int_equal(t.p, 0);
	/* z = (S + 1) / sqrt(n(n-1)(2n+5)/18) */
	same_billionths(t.z,
			-((double)pairs - 1) /
			    sqrt((double)RANK_MAX * (RANK_MAX - 1.0) *
				 (2.0 * RANK_MAX + 5) / 18),
			1e-6);
	values[0] = INT64_MAX;
	values[1] = INT64_MIN;
	trend_test(values, 2, room, &t);
	assert_int_equal(t.s, -1);
	assert_int_equal(t.p, 1000000000);
}

/*
 * Hollander and Wolfe 1973, p. 69 f., as in R's example of wilcox.test:
 * permeability of the human chorioamnion at term (first) and between 12 and
 * 26 weeks: W = 35, one-sided p = 0.1272, here doubled.
 */
static void test_change_published(void **state)
{
	static const double at_term[] = {0.80, 0.83, 1.89, 1.04, 1.45,
					 1.38, 1.91, 1.64, 0.73, 1.46};
	static const double before[] = {1.15, 0.88, 0.90, 0.74, 1.21};
	struct change c = change_of(before, 5, at_term, 10);

	(void)state;
	assert_int_equal(c.u2, 2 * 35);
	assert_true(c.exact);
	same_billionths(c.p, 2 * 0.1272, 1e-4);
	same_billionths(c.p, 0.254412254412254, 1e-9);
	c = change_of(at_term, 10, before, 5);
	assert_int_equal(c.u2, 2 * 15);
	same_billionths(c.p, 0.254412254412254, 1e-9);
}

/* Ozone in New York in May and August (Chambers and others, Graphical Methods
 * for Data Analysis, 1983), as in R's example of wilcox.test: with ties,
 * W = 127.5, p = 0.0001208. */
static void test_change_with_ties(void **state)
{
	struct change c = change_of(ozone_august, COUNT(ozone_august),
				    ozone_may, COUNT(ozone_may));

	(void)state;
	assert_int_equal(c.u2, 255);
	assert_false(c.exact);
	same_billionths(c.p, 0.000120807830768774, 1e-9);
}

static void test_change_by_r(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(changes); i++) {
		int64_t *a = sample_of(changes[i].seeds[0], changes[i].n[0],
				       changes[i].values);
		int64_t *b = sample_of(changes[i].seeds[1], changes[i].n[1],
				       changes[i].values);
		struct change c;

		assert_true(
		    change_test(a, changes[i].n[0], b, changes[i].n[1], &c));
		assert_int_equal(c.u2, llround(2 * changes[i].u));
		same_billionths(c.p, changes[i].p, 1.1e-9);
		free(a);
		free(b);
	}
}

static void test_change_at_its_ends(void **state)
{
	static int64_t a[RANK_MAX / 2], b[RANK_MAX / 2];
	struct change c;
	size_t i;

	(void)state;
	/* All equal: no difference, no variance. */
	assert_true(change_test(a, RANK_MAX / 2, b, RANK_MAX / 2, &c));
	assert_int_equal(c.u2, (int64_t)(RANK_MAX / 2) * (RANK_MAX / 2));
	assert_int_equal(c.p, 1000000000);
	for (i = 0; i < RANK_MAX / 2; i++) {
		a[i] = INT64_MIN + (int64_t)i;
		b[i] = INT64_MAX - (int64_t)i;
	}
	assert_true(change_test(a, RANK_MAX / 2, b, RANK_MAX / 2, &c));
	assert_int_equal(c.u2, 2 * (int64_t)(RANK_MAX / 2) * (RANK_MAX / 2));
	assert_int_equal(c.p, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_trend_by_hand),
	    cmocka_unit_test(test_trend_exact),
	    cmocka_unit_test(test_trend_by_r),
	    cmocka_unit_test(test_trend_of_known_series),
	    cmocka_unit_test(test_trend_at_its_ends),
	    cmocka_unit_test(test_change_published),
	    cmocka_unit_test(test_change_with_ties),
	    cmocka_unit_test(test_change_by_r),
	    cmocka_unit_test(test_change_at_its_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
