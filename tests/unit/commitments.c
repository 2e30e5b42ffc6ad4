/* Tests of commitments: targets, shares and each state by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/fulfilment.h"
#include "core/base/buf.h"
#include "tests/unit/commitments_made.h"

static void test_decimals(void **state)
{
	static const struct {
		const char *text;
		int64_t value;
	} good[] = {
	    {"0", 0},
	    {"-0", 0},
	    {"1", 1000000},
	    {"-1.5", -1500000},
	    {"0.000001", 1},
	    {"007.10", 7100000},
	    {"999999999999.999999", INT64_C(999999999999999999)},
	    {"-999999999999.999999", -INT64_C(999999999999999999)},
	};
	static const char *const bad[] = {
	    "",	   "-",	 "+1", "1.",  ".5",  "1.0000000", "1000000000000",
	    "1e3", " 1", "1 ", "0x1", "1,5", "--1",
	};
	int64_t value;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		assert_true(heng_decimal_parse(good[i].text, &value));
		assert_int_equal(value, good[i].value);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(heng_decimal_parse(bad[i], &value));
}

static void measure(const char *baseline, const char *target,
		    const char *better, const char *value,
		    heng_measured measured, int32_t attained)
{
	heng_target t = {.baseline = baseline,
			 .target = target,
			 .better = better,
			 .value = value};

	heng_target_measure(&t);
	if (t.measured != measured || t.attained != attained)
		fail_msg("%s..%s %s %s: %s %d", baseline ? baseline : "-",
			 target ? target : "-", better ? better : "-",
			 value ? value : "-", heng_measured_name(t.measured),
			 t.attained);
}

static void test_targets(void **state)
{
	const heng_measured none = HENG_MEASURED_NONE;
	const heng_measured unknown = HENG_MEASURED_UNKNOWN;
	const heng_measured reached = HENG_MEASURED_REACHED;
	const heng_measured is_short = HENG_MEASURED_SHORT;
	const heng_measured missed = HENG_MEASURED_MISSED;

	(void)state;
	measure("72", "24", "lower", "24", reached, 10000);
	measure("72", "24", "lower", "24.000001", is_short, 9999);
	measure("72", "24", "lower", "46", is_short, 5417);
	measure("72", "24", "lower", "71.999999", is_short, 1);
	measure("72", "24", "lower", "72", missed, 0);
	measure("72", "24", "lower", "80", missed, 0);
	measure("72", "24", "lower", "-5", reached, 10000);
	measure("0", "3000", "higher", "1650", is_short, 5500);
	measure("0", "3000", "higher", "3000", reached, 10000);
	measure("0", "3000", "higher", "2999.999999", is_short, 9999);
	/* The way says what is better, as in the rule on effects. */
	measure("72", "24", "higher", "24", reached, 10000);
	measure("72", "24", NULL, "30", is_short, 8750);
	/* Half to even: 1 of 16 is 625, 1 of 32 312.5, 3 of 32 937.5. */
	measure("0", "16", NULL, "1", is_short, 625);
	measure("0", "32", NULL, "1", is_short, 312);
	measure("0", "32", NULL, "3", is_short, 938);
	/* What was to be kept is either kept or not. */
	measure("99.9", "99.9", "higher", "99.9", reached, 10000);
	measure("99.9", "99.9", "higher", "99.899999", missed, 0);
	measure("5", "5", "lower", "5.000001", missed, 0);
	measure("5", "5", NULL, "5", unknown, -1);
	/* Without a baseline nobody knows how much of the way it was. */
	measure(NULL, "24", "lower", "24", reached, 10000);
	measure(NULL, "24", "lower", "24.1", is_short, -1);
	measure(NULL, "24", "higher", "23", is_short, -1);
	measure(NULL, "24", NULL, "23", unknown, -1);
	measure("72", "24", "lower", NULL, unknown, -1);
	measure("72", NULL, "lower", "24", none, -1);
	/* The widest way that the grammar takes. */
	measure("-999999999999.999999", "999999999999.999999", NULL, "0",
		is_short, 5000);
	measure("-999999999999.999999", "999999999999.999999", NULL,
		"999999999999.999999", reached, 10000);
	measure("-999999999999.999999", "999999999999.999999", NULL,
		"999999999999.999998", is_short, 9999);
}

static void test_shares(void **state)
{
	(void)state;
	assert_int_equal(heng_share_of(10416, 10000), 10416);
	assert_int_equal(heng_share_of(1, 0), -1);
	assert_int_equal(heng_share_of(1, -1), -1);
	assert_int_equal(heng_share_of(-1, 1), -1);
	assert_int_equal(heng_share_of(0, 5), 0);
	assert_int_equal(heng_share_of(1, 32), 312);
	assert_int_equal(heng_share_of(3, 32), 938);
	assert_int_equal(heng_share_of(INT64_C(999999999999999999),
				       INT64_C(999999999999999999)),
			 10000);
	assert_int_equal(heng_share_of(INT64_C(999999999999999999), 1),
			 INT64_C(999999999999999999));
}

/* One row: what is said of one commitment, and what it comes to. The effect:
 * "" no metric, "!" a metric that no effect has, "?" no value, else the value;
 * "=" an effect that sets no target. */
static void judge(const char *result, const char *effect, const char *state,
		  int32_t low, int32_t high)
{
	heng_buf text = {0};
	const heng_commitment *item;
	made m;

	heng_buf_printf(&text,
			"<app><name>x</name>%s</app><pledge><commitment "
			"id='C1'%s/></pledge><exitAnnex>",
			effect[0] == '\0' || effect[0] == '!' ? ""
			: effect[0] == '='
			    ? "<expectedEffect metricId='m' baseline='0'/>"
			    : "<expectedEffect metricId='m' baseline='0' "
			      "target='10'/>",
			effect[0] ? " metricId='m'" : "");
	if (effect[0] && !strchr("?!=", effect[0]))
		heng_buf_printf(
		    &text, "<realisedEffect metricId='m' value='%s'/>", effect);
	heng_buf_printf(&text, "%s</exitAnnex><attachment id='A'/>", result);
	made_init(&m, heng_buf_str(&text));
	assert_non_null(m.all);
	assert_int_equal(m.all->n_items, 1);
	item = &m.all->items[0];
	if (strcmp(heng_fulfilment_name(item->state), state) != 0 ||
	    item->low != low || item->high != high)
		fail_msg("%s %s: %s %d %d", result, effect,
			 heng_fulfilment_name(item->state), item->low,
			 item->high);
	assert_int_equal(m.all->low, low);
	assert_int_equal(m.all->high, high);
	made_fini(&m);
	heng_buf_fini(&text);
}

#define RESULT(said, inside)                                                   \
	"<commitmentResult commitment='C1'" said ">" inside                    \
	"</commitmentResult>"
#define SHOWN	 "<evidence attRef='A'/>"
#define DANGLING "<evidence attRef='B'/>"
#define YES	 " fulfilled='yes'"
#define PARTLY	 " fulfilled='partly'"
#define NO	 " fulfilled='no'"

static void test_states(void **state)
{
	(void)state;
	/* Nothing said is never fulfilled, whatever was measured. */
	judge("", "", "open", 0, 10000);
	judge("", "10", "open", 0, 10000);
	judge("", "5", "open", 0, 5000);
	judge("", "0", "no", 0, 0);
	judge(RESULT("", SHOWN), "", "open", 0, 10000);
	/* A claim counts with evidence only, and every piece is there. */
	judge(RESULT(YES, SHOWN), "", "fulfilled", 10000, 10000);
	judge(RESULT(YES, ""), "", "open", 0, 10000);
	judge(RESULT(YES, DANGLING), "", "open", 0, 10000);
	judge(RESULT(YES, SHOWN DANGLING), "", "open", 0, 10000);
	judge(RESULT(YES, SHOWN "<evidence/>"), "", "open", 0, 10000);
	judge(RESULT(PARTLY, SHOWN), "", "partly", 5000, 5000);
	judge(RESULT(PARTLY, ""), "", "open", 0, 5000);
	judge(RESULT(NO, ""), "", "no", 0, 0);
	judge(RESULT(NO, SHOWN), "10", "no", 0, 0);
	/* A value speaks against a claim, never for it. */
	judge(RESULT(YES, SHOWN), "10", "fulfilled", 10000, 10000);
	judge(RESULT(YES, SHOWN), "9.999999", "partly", 5000, 5000);
	judge(RESULT(YES, SHOWN), "0", "no", 0, 0);
	judge(RESULT(YES, SHOWN), "?", "open", 0, 10000);
	judge(RESULT(YES, ""), "5", "open", 0, 5000);
	judge(RESULT(PARTLY, SHOWN), "10", "partly", 5000, 5000);
	judge(RESULT(PARTLY, SHOWN), "5", "partly", 5000, 5000);
	judge(RESULT(PARTLY, SHOWN), "?", "open", 0, 5000);
	judge(RESULT(PARTLY, SHOWN), "-1", "no", 0, 0);
	/* A metric without a target to be found proves nothing. */
	judge(RESULT(YES, SHOWN), "!", "open", 0, 10000);
	judge(RESULT(YES, SHOWN), "=", "open", 0, 10000);
	judge(RESULT(PARTLY, SHOWN), "!", "open", 0, 5000);
	judge(RESULT(PARTLY, SHOWN), "=", "open", 0, 5000);
	judge(RESULT(NO, SHOWN), "!", "no", 0, 0);
	judge("", "!", "open", 0, 10000);
	/* Of several the worst counts; of equals as LC-29 has it. */
	judge(RESULT(YES, SHOWN) RESULT(NO, ""), "", "no", 0, 0);
	judge(RESULT(YES, SHOWN) RESULT(PARTLY, SHOWN), "", "partly", 5000,
	      5000);
	judge(RESULT(PARTLY, SHOWN) RESULT(PARTLY, ""), "", "open", 0, 5000);
	judge(RESULT(YES, "") RESULT(YES, SHOWN), "", "open", 0, 10000);
	judge(RESULT("", SHOWN) RESULT(YES, SHOWN), "", "open", 0, 10000);
	/* Two values of one metric: nobody knows which one holds. */
	judge("<realisedEffect metricId='m' value='10'/>" RESULT(YES, SHOWN),
	      "10", "open", 0, 10000);
}

static void test_absent(void **state)
{
	made m;

	(void)state;
	made_init(&m, "<app><name>x</name></app>");
	assert_null(m.all);
	made_fini(&m);
	made_init(&m, "<app><name>x</name></app><exitAnnex/>");
	assert_null(m.all);
	made_fini(&m);
	made_init(&m, "<app><name>x</name></app><pledge/>");
	assert_non_null(m.all);
	assert_false(m.all->has_ratio);
	assert_int_equal(m.all->n_items, 0);
	made_fini(&m);
	/* A result alone belongs to no commitment. */
	made_init(&m, "<app><name>x</name></app><exitAnnex>" RESULT(NO, SHOWN)
			  RESULT(YES, "") "</exitAnnex>");
	assert_non_null(m.all);
	assert_false(m.all->has_ratio);
	assert_int_equal(m.all->n_unmatched, 2);
	assert_int_equal(m.all->unmatched[0].claim, HENG_CLAIM_NO);
	assert_string_equal(m.all->unmatched[0].commitment, "C1");
	assert_string_equal(m.all->unmatched[1].spot.path,
			    "exitAnnex/commitmentResult[2]");
	made_fini(&m);
}

/* HENG_TARGETS_MAX targets of one metric are compared, one more is not. */
static void test_many_targets(void **state)
{
	(void)state;
	for (int n = HENG_TARGETS_MAX; n <= HENG_TARGETS_MAX + 1; n++) {
		heng_buf text = {0};
		made m;

		heng_buf_puts(&text, "<app><name>x</name>");
		for (int i = 0; i < n; i++)
			heng_buf_puts(&text, "<expectedEffect metricId='m' "
					     "baseline='0' target='10'/>");
		heng_buf_puts(
		    &text, "</app><pledge><commitment id='C1' metricId='m'"
			   "/></pledge><exitAnnex><realisedEffect "
			   "metricId='m' value='10'/>" RESULT(
			       YES, SHOWN) "</exitAnnex><attachment id='A'/>");
		made_init(&m, heng_buf_str(&text));
		if (n == HENG_TARGETS_MAX) {
			assert_int_equal(m.all->items[0].n_targets, n);
			assert_int_equal(m.all->items[0].state, HENG_FULFILLED);
		} else {
			assert_int_equal(m.all->items[0].n_targets, 0);
			assert_int_equal(m.all->items[0].measured,
					 HENG_MEASURED_UNKNOWN);
			assert_int_equal(m.all->items[0].state,
					 HENG_FULFILMENT_OPEN);
		}
		made_fini(&m);
		heng_buf_fini(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_decimals),
	    cmocka_unit_test(test_targets),
	    cmocka_unit_test(test_shares),
	    cmocka_unit_test(test_states),
	    cmocka_unit_test(test_absent),
	    cmocka_unit_test(test_many_targets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
