/* Tests of expansion: each comparison by hand, at its boundaries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/buf.h"
#include "tests/unit/commitments_made.h"

static const heng_aspect *aspect(const made *m, heng_aspect_id id)
{
	return &m->all->aspects[id];
}

static void expect(const char *inside, heng_aspect_id id,
		   heng_comparison status, size_t beyond)
{
	made m;

	made_init(&m, inside);
	if (aspect(&m, id)->status != status ||
	    aspect(&m, id)->n_beyond != beyond)
		fail_msg("%s\n%s: %s %zu", inside, heng_aspect_name(id),
			 heng_comparison_name(aspect(&m, id)->status),
			 aspect(&m, id)->n_beyond);
	made_fini(&m);
}

#define APP "<app><name>x</name></app>"
#define DECLARED                                                               \
	APP "<service><channel><name>手机银行</name></channel></service>"  \
	    "<pledge/>"
#define USED(stated, name)                                                     \
	"<operation" stated "><channelUse><name>" name                         \
	"</name></channelUse></operation>"

static void test_names(void **state)
{
	const heng_aspect_id channels = HENG_ASPECT_CHANNELS;

	(void)state;
	expect(DECLARED USED(" undeclaredUse='none'", "手机银行"), channels,
	       HENG_WITHIN, 0);
	/* White space of a form does not count, also the ideographic one. */
	expect(DECLARED USED(" undeclaredUse='none'", " 手机\n　银行 "),
	       channels, HENG_WITHIN, 0);
	/* That nothing else ran has to be said. */
	expect(DECLARED USED("", "手机银行"), channels, HENG_INCOMPLETE, 0);
	/* Said to be listed, and nothing is. */
	expect(DECLARED USED(" undeclaredUse='listed'", "手机银行"), channels,
	       HENG_INCOMPLETE, 0);
	expect(DECLARED USED(" undeclaredUse='listed'", "小程序"), channels,
	       HENG_BEYOND, 1);
	/* A statement does not undo what the record shows. */
	expect(DECLARED USED(" undeclaredUse='none'", "小程序"), channels,
	       HENG_BEYOND, 1);
	expect(DECLARED USED(" undeclaredUse='none'", " "), channels,
	       HENG_INCOMPLETE, 0);
	expect(DECLARED "<operation undeclaredUse='none'/>", channels,
	       HENG_STATED_NONE, 0);
	expect(DECLARED "<operation/>", channels, HENG_NOT_RECORDED, 0);
	expect(DECLARED, channels, HENG_NOT_RECORDED, 0);
	expect(APP "<pledge/>" USED(" undeclaredUse='none'", "手机银行"),
	       channels, HENG_NOT_DECLARED, 0);
	/* The aspects have statements of their own. */
	expect(DECLARED USED(" undeclaredScope='none'", "手机银行"), channels,
	       HENG_INCOMPLETE, 0);
	expect(APP "<pledge/><operation undeclaredScope='none'/>",
	       HENG_ASPECT_REGIONS, HENG_STATED_NONE, 0);
}

#define SCOPE "<operation undeclaredScope='none'>"

static void test_other_names(void **state)
{
	static const char data[] =
	    APP "<pledge/><data><item id='D1'><name>流水</name></item></data>";
	static const char orgs[] =
	    APP "<org><uscc>U1</uscc><nameZh>甲</nameZh><nameEn>A B</nameEn>"
		"</org><pledge/><data><item id='D1'><sharedWith><name>丙"
		"</name></sharedWith></item></data><vendor><uscc>U2</uscc>"
		"<subcontractor><name>丁</name></subcontractor></vendor>";
	static const struct {
		const char *declared, *used;
		heng_aspect_id id;
		heng_comparison status;
	} cases[] = {
	    {data, "<dataUse item='D1'/>", HENG_ASPECT_DATA, HENG_WITHIN},
	    {data, "<dataUse><name>流 水</name></dataUse>", HENG_ASPECT_DATA,
	     HENG_WITHIN},
	    {data, "<dataUse item='D2'/>", HENG_ASPECT_DATA, HENG_BEYOND},
	    /* By its id, not by a name that happens to be there. */
	    {data, "<dataUse item='D2'><name>流水</name></dataUse>",
	     HENG_ASPECT_DATA, HENG_BEYOND},
	    {data, "<dataUse><name>通讯录</name></dataUse>", HENG_ASPECT_DATA,
	     HENG_BEYOND},
	    {data, "<dataUse/>", HENG_ASPECT_DATA, HENG_INCOMPLETE},
	    {orgs, "<orgUse><uscc>U1</uscc></orgUse>",
	     HENG_ASPECT_ORGANISATIONS, HENG_WITHIN},
	    {orgs, "<orgUse><name>AB</name></orgUse>",
	     HENG_ASPECT_ORGANISATIONS, HENG_WITHIN},
	    {orgs, "<orgUse><uscc>U2</uscc></orgUse>",
	     HENG_ASPECT_ORGANISATIONS, HENG_WITHIN},
	    {orgs, "<orgUse><name>丙</name></orgUse>",
	     HENG_ASPECT_ORGANISATIONS, HENG_WITHIN},
	    {orgs, "<orgUse><name>丁</name></orgUse>",
	     HENG_ASPECT_ORGANISATIONS, HENG_WITHIN},
	    {orgs, "<orgUse><uscc>U3</uscc><name>甲</name></orgUse>",
	     HENG_ASPECT_ORGANISATIONS, HENG_BEYOND},
	    {orgs, "<orgUse><name>戊</name></orgUse>",
	     HENG_ASPECT_ORGANISATIONS, HENG_BEYOND},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		heng_buf text = {0};

		heng_buf_printf(&text, "%s" SCOPE "%s</operation>",
				cases[i].declared, cases[i].used);
		expect(heng_buf_str(&text), cases[i].id, cases[i].status,
		       cases[i].status == HENG_BEYOND);
		heng_buf_fini(&text);
	}
}

/* One declared figure against one month; the milestone makes it complete. */
static void figure(const char *scale, const char *volume, heng_aspect_id id,
		   heng_comparison status, int64_t share)
{
	heng_buf text = {0};
	made m;

	heng_buf_printf(&text,
			"<milestone type='live' date='2026-05-01'/><app>"
			"<name>x</name><expectedScale %s/></app><pledge/>"
			"<operation><volume month='2026-05-01' %s/>"
			"</operation>",
			scale, volume);
	made_init(&m, heng_buf_str(&text));
	if (aspect(&m, id)->status != status)
		fail_msg("%s %s: %s", scale, volume,
			 heng_comparison_name(aspect(&m, id)->status));
	if (status == HENG_BEYOND)
		assert_int_equal(aspect(&m, id)->beyond[0].share, share);
	made_fini(&m);
	heng_buf_fini(&text);
}

static void test_boundaries(void **state)
{
	const heng_aspect_id customers = HENG_ASPECT_CUSTOMERS;
	const heng_aspect_id limit = HENG_ASPECT_CUSTOMER_LIMIT;
	const heng_aspect_id year = HENG_ASPECT_TRANSACTIONS_YEAR;
	const heng_aspect_id amount = HENG_ASPECT_AMOUNT_MONTH;

	(void)state;
	figure("customers='100'", "customers='100'", customers, HENG_WITHIN, 0);
	figure("customers='100'", "customers='101'", customers, HENG_BEYOND,
	       10100);
	figure("customers='0'", "customers='0'", customers, HENG_WITHIN, 0);
	figure("customers='0'", "customers='1'", customers, HENG_BEYOND, -1);
	figure("customers='-1'", "customers='0'", customers, HENG_INCOMPLETE,
	       0);
	figure("customers='100'", "customers='-1'", customers,
	       HENG_NOT_RECORDED, 0);
	figure("customers='100'", "", customers, HENG_NOT_RECORDED, 0);
	figure("", "customers='1'", customers, HENG_NOT_DECLARED, 0);
	figure("customerLimit='100'", "customers='100'", limit, HENG_WITHIN, 0);
	figure("customerLimit='100'", "customers='101'", limit, HENG_BEYOND,
	       10100);
	/* A month stands for a twelfth of the year. */
	figure("transactionsPerYear='1200'", "transactions='100'", year,
	       HENG_WITHIN, 0);
	figure("transactionsPerYear='1200'", "transactions='101'", year,
	       HENG_BEYOND, 10100);
	figure("monthlyAmount='5'", "amount='5'", amount, HENG_WITHIN, 0);
	figure("monthlyAmount='5'", "amount='6'", amount, HENG_BEYOND, 12000);
	/* Another currency is not held against it. */
	figure("monthlyAmount='5'", "amount='6' currency='USD'", amount,
	       HENG_NOT_RECORDED, 0);
	figure("monthlyAmount='5' currency='USD'", "amount='6' currency='USD'",
	       amount, HENG_BEYOND, 12000);
	/* The largest figures of the grammar. */
	figure("transactionsPerYear='960000000000000000'",
	       "transactions='80000000000000000'", year, HENG_WITHIN, 0);
	figure("transactionsPerYear='960000000000000000'",
	       "transactions='80000000000000001'", year, HENG_BEYOND, 10000);
	figure("transactionsPerYear='999999999999999998'",
	       "transactions='999999999999999999'", year, HENG_BEYOND, 10000);
	figure("transactionsPerYear='1'", "transactions='999999999999999999'",
	       year, HENG_BEYOND, INT64_C(999999999999999999));
}

#define MAY  "<volume month='2026-05-01' "
#define JUNE "<volume month='2026-06-01' "

/* Several volumes; what is beyond has that value, times, months and place. */
static void volumes(const char *scale, const char *inside, heng_aspect_id id,
		    heng_comparison status, const char *value, size_t times,
		    size_t months, const char *path)
{
	const heng_beyond *beyond;
	heng_buf text = {0};
	made m;

	heng_buf_printf(&text,
			"<milestone type='live' date='2026-05-01'/><app>"
			"<name>x</name><expectedScale %s</app><pledge/>"
			"<operation>%s</operation>",
			scale, inside);
	made_init(&m, heng_buf_str(&text));
	if (aspect(&m, id)->status != status)
		fail_msg("%s %s: %s", scale, inside,
			 heng_comparison_name(aspect(&m, id)->status));
	if (status == HENG_BEYOND) {
		beyond = aspect(&m, id)->beyond;
		assert_string_equal(beyond->value, value);
		assert_int_equal(beyond->times, times);
		assert_int_equal(beyond->months, months);
		assert_string_equal(beyond->spot.path, path);
	}
	made_fini(&m);
	heng_buf_fini(&text);
}

/* A month that is told in several volumes is their sum. */
static void test_split_months(void **state)
{
	const heng_aspect_id amount = HENG_ASPECT_AMOUNT_MONTH;
	const heng_aspect_id year = HENG_ASPECT_TRANSACTIONS_YEAR;

	(void)state;
	volumes("monthlyAmount='10'/>", MAY "amount='5'/>" MAY "amount='5'/>",
		amount, HENG_WITHIN, NULL, 0, 0, NULL);
	volumes("monthlyAmount='10'/>",
		MAY "amount='5'/>" JUNE "amount='9'/>" MAY "amount='6'/>",
		amount, HENG_BEYOND, "11", 1, 0, "operation/volume[1]/@amount");
	/* Any day of the month tells of it. */
	volumes("monthlyAmount='10'/>",
		"<volume month='2026-05-31' amount='5'/>" MAY "amount='6'/>",
		amount, HENG_BEYOND, "11", 1, 0, "operation/volume[1]/@amount");
	/* Times are months. */
	volumes("monthlyAmount='10'/>",
		MAY "amount='11'/>" MAY "amount='11'/>" JUNE
		    "amount='12'/>" JUNE "amount='12'/>",
		amount, HENG_BEYOND, "24", 2, 0, "operation/volume[3]/@amount");
	/* What does not tell counts as nothing, and is not passed over. */
	volumes("monthlyAmount='10'/>", MAY "/>" MAY "amount='11'/>", amount,
		HENG_BEYOND, "11", 1, 0, "operation/volume[2]/@amount");
	volumes("monthlyAmount='10'/>", MAY "amount='5'/>" MAY "/>", amount,
		HENG_INCOMPLETE, NULL, 0, 0, NULL);
	volumes("monthlyAmount='10'/>",
		MAY "amount='5'/>" MAY "amount='6' currency='USD'/>", amount,
		HENG_INCOMPLETE, NULL, 0, 0, NULL);
	volumes("monthlyAmount='10'/>", MAY "amount='11'/>" MAY "amount='-2'/>",
		amount, HENG_BEYOND, "11", 1, 0, "operation/volume[1]/@amount");
	/* Nor does a half without a month hide. */
	volumes("monthlyAmount='10'/>", MAY "amount='5'/><volume amount='6'/>",
		amount, HENG_INCOMPLETE, NULL, 0, 0, NULL);
	/* A month in halves is no second month of the year. */
	volumes("transactionsPerYear='1200'/>",
		MAY "transactions='50'/>" MAY "transactions='50'/>", year,
		HENG_WITHIN, NULL, 0, 0, NULL);
	volumes("transactionsPerYear='1200'/>",
		MAY "transactions='50'/>" MAY "transactions='51'/>", year,
		HENG_BEYOND, "1212", 1, 1, "operation/volume[1]/@transactions");
	/* Sums beyond every figure stay beyond. */
	volumes("monthlyAmount='999999999999999999'/>",
		MAY "amount='999999999999999999'/>" MAY "amount='1'/>", amount,
		HENG_BEYOND, "1000000000000000000", 1, 0,
		"operation/volume[1]/@amount");
	volumes("transactionsPerYear='999999999999999999'/>",
		MAY "transactions='999999999999999999'/>" MAY
		    "transactions='999999999999999999'/>",
		year, HENG_BEYOND, "1000000000000000000", 1, 1,
		"operation/volume[1]/@transactions");
}

/* A month that no limit can be found for is not within. */
static void test_no_limit(void **state)
{
	const heng_aspect_id amount = HENG_ASPECT_AMOUNT_MONTH;

	(void)state;
	volumes("><stage from='2026-06-30' monthlyAmount='10'/>"
		"</expectedScale>",
		MAY "amount='99'/>" JUNE "amount='10'/>", amount,
		HENG_INCOMPLETE, NULL, 0, 0, NULL);
	volumes("><stage from='2026-05-31' monthlyAmount='10'/>"
		"</expectedScale>",
		MAY "amount='10'/>" JUNE "amount='10'/>", amount, HENG_WITHIN,
		NULL, 0, 0, NULL);
	/* It is told, although nothing of it can be compared. */
	volumes("><stage from='2026-06-01' monthlyAmount='10'/>"
		"</expectedScale>",
		MAY "amount='99'/>", amount, HENG_INCOMPLETE, NULL, 0, 0, NULL);
	/* What is beyond elsewhere is told all the same. */
	volumes("><stage from='2026-06-01' monthlyAmount='10'/>"
		"</expectedScale>",
		MAY "amount='99'/>" JUNE "amount='11'/>", amount, HENG_BEYOND,
		"11", 1, 0, "operation/volume[2]/@amount");
	/* A stage without a limit, or with one that is none. */
	volumes("><stage from='2026-05-01' monthlyAmount='10'/>"
		"<stage from='2026-06-01'/></expectedScale>",
		MAY "amount='1'/>" JUNE "amount='99'/>", amount,
		HENG_INCOMPLETE, NULL, 0, 0, NULL);
	volumes("><stage from='2026-05-01' monthlyAmount='10'/>"
		"<stage from='2026-06-01' monthlyAmount='-1'/></expectedScale>",
		MAY "amount='1'/>" JUNE "amount='99'/>", amount,
		HENG_INCOMPLETE, NULL, 0, 0, NULL);
	volumes("monthlyAmount='100'><stage from='2026-06-01' "
		"monthlyAmount='-1'/></expectedScale>",
		MAY "amount='1'/>" JUNE "amount='99'/>", amount,
		HENG_INCOMPLETE, NULL, 0, 0, NULL);
	/* The limit of the whole holds before the first stage, and in one
	 * that has none of its own. */
	volumes("monthlyAmount='100'><stage from='2026-06-01'/>"
		"</expectedScale>",
		MAY "amount='100'/>" JUNE "amount='100'/>", amount, HENG_WITHIN,
		NULL, 0, 0, NULL);
	/* When a stage begins that has no day nobody knows. */
	volumes("monthlyAmount='100'><stage monthlyAmount='10'/>"
		"</expectedScale>",
		MAY "amount='99'/>", amount, HENG_INCOMPLETE, NULL, 0, 0, NULL);
	volumes("monthlyAmount='100'><stage customers='10'/>"
		"</expectedScale>",
		MAY "amount='99'/>", amount, HENG_WITHIN, NULL, 0, 0, NULL);
}

/* Twelve months, each in two halves: none of them falls out of the year. */
static void test_split_year(void **state)
{
	heng_buf text = {0};

	(void)state;
	for (int i = 0; i < 24; i++)
		heng_buf_printf(&text,
				"<volume month='%d-%02d-01' "
				"transactions='%d'/>",
				i / 2 < 6 ? 2025 : 2026, (i / 2 + 6) % 12 + 1,
				i < 12 ? 100 : 1);
	volumes("transactionsPerYear='1211'/>", heng_buf_str(&text),
		HENG_ASPECT_TRANSACTIONS_YEAR, HENG_BEYOND, "1212", 1, 12,
		"operation/volume[23]/@transactions");
	volumes("transactionsPerYear='1212'/>", heng_buf_str(&text),
		HENG_ASPECT_TRANSACTIONS_YEAR, HENG_WITHIN, NULL, 0, 0, NULL);
	heng_buf_fini(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_other_names),
	    cmocka_unit_test(test_boundaries),
	    cmocka_unit_test(test_split_months),
	    cmocka_unit_test(test_split_year),
	    cmocka_unit_test(test_no_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
