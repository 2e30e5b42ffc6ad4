/* Test: the measures of the plugin data-flow, its size and its words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/buf.h"
#include "tests/unit/data_flow_run.h"

/* A measure's value with the note beside it, or -1 where it is not computed
 * and `note` is what is missing. */
static int64_t value(const data_flow_run *r, const char *name, const char *note)
{
	const heng_plugin_info *info = heng_plugin_host_info(r->host);
	size_t i;

	for (i = 0; i < info->n_measures; i++) {
		const heng_measure *measure = &r->measures[i];

		if (strcmp(measure->name, name) != 0)
			continue;
		assert_string_equal(
		    measure->computed ? measure->note : measure->why_not, note);
		return measure->computed ? measure->value : -1;
	}
	fail_msg("no measure %s", name);
	return 0;
}

#define C3(inside)                                                             \
	"<item id='D' personal='true' category='c3'>" inside "</item>"
#define STAYS(attributes, inside)                                              \
	"<item id='D' personal='true' category='c1' "                          \
	"crossBorder='false' " attributes ">" inside "</item>"
#define LEAVES(attributes)                                                     \
	"<item id='D' personal='true' category='c1' "                          \
	"crossBorder='true' " attributes "/>"

static const struct measure_case {
	const char *body, *name;
	int64_t value;
	const char *note;
} measure_cases[] = {
    {ORGS, "raw_crossings", -1, "data/item"},
    {ORGS LISTED(ITEM(TO_FIRM("raw"))), "raw_crossings", 1, "D→Bank→Firm"},
    {ORGS LISTED(ITEM(TO_FIRM("encrypted"))), "raw_crossings", 0, ""},
    {ORGS LISTED("<item id='D'>" TO_FIRM("raw") "</item>"), "raw_crossings", -1,
     "data/item[1]/@personal"},
    {ORGS LISTED("<item/>" ITEM(TO_FIRM("raw"))), "raw_crossings", 1,
     "D→Bank→Firm"},
    {ORGS LISTED(ITEM("<sharedWith><uscc>B</uscc></sharedWith>")),
     "unsaid_crossings", 1, "D→Bank→Firm"},
    {ORGS LISTED(ITEM(TO_FIRM("raw"))), "unsaid_crossings", 0, ""},
    /* C3: handed on by name in whatever form, elsewhere if not a result. */
    {ORGS LISTED(C3("")), "c3_shared", 0, ""},
    {ORGS LISTED(C3(TO_FIRM("result"))), "c3_shared", 1, "D→Bank→Firm"},
    {ORGS LISTED(C3("") FLOW("A", "B", "result")), "c3_shared", 0, ""},
    {ORGS LISTED(C3("") FLOW("A", "B", "encrypted")), "c3_shared", 1,
     "D→Bank→Firm"},
    {ORGS LISTED(C3("")) VENDOR("dataForm='raw'", ""), "c3_shared", 1,
     "D→Bank→Vendor"},
    {ORGS LISTED(ITEM(TO_FIRM("raw"))), "c3_shared", -1,
     "data/item[1]/@category"},
    {ORGS LISTED(STAYS("", TO_FIRM("raw"))), "c3_shared", 0, ""},
    /* Exports, said and not said. */
    {ORGS LISTED(LEAVES("")), "exports_without_route", 1, "D"},
    {ORGS LISTED(LEAVES("exportRoute='none'")), "exports_without_route", 1,
     "D"},
    {ORGS LISTED(LEAVES("exportRoute='contract'")), "exports_without_route", 0,
     ""},
    {ORGS LISTED(STAYS("storagePlace='overseas'", "")), "exports_without_route",
     1, "D"},
    {ORGS LISTED(STAYS("", "")), "exports_without_route", 0, ""},
    {ORGS LISTED(ITEM("")), "exports_without_route", -1,
     "data/item[1]/@crossBorder"},
    {ORGS LISTED(STAYS("", TO_FIRM("encrypted")))
	 VENDOR("client='B' dataForm='raw' abroad='true'", ""),
     "exports_without_route", 1, "D→Bank→Firm→Vendor"},
    {ORGS LISTED(STAYS("", TO_FIRM("encrypted")))
	 VENDOR("client='B' dataForm='raw' abroad='true'", ""),
     "undeclared_exports", 1, "D→Bank→Firm→Vendor"},
    {ORGS LISTED(STAYS("", TO_FIRM("result")))
	 VENDOR("client='B' dataForm='raw' abroad='true'", ""),
     "undeclared_exports", 0, ""},
    {ORGS LISTED(STAYS("", "<sharedWith form='raw' abroad='true'>"
			   "<name>F</name></sharedWith>")),
     "undeclared_exports", 1, "D→Bank→F"},
    {ORGS LISTED(STAYS("", KEPT)) DATABASE("place='overseas'"),
     "undeclared_exports", 1, "D→Bank→Store"},
    {ORGS LISTED(STAYS("", KEPT)) DATABASE("place='domestic'"),
     "undeclared_exports", 0, ""},
    {ORGS LISTED(LEAVES("")), "undeclared_exports", 0, ""},
    {ORGS LISTED(ITEM("") FLOW("X", "B", "raw") "<flow item='E'/>"),
     "dangling_references", 4, ""},
    {ORGS, "dangling_references", 0, ""},
};

static void test_measures(void **state)
{
	size_t i;
	data_flow_run r;

	(void)state;
	data_flow_start(&r);
	for (i = 0; i < sizeof(measure_cases) / sizeof(*measure_cases); i++) {
		const struct measure_case *want = &measure_cases[i];
		heng_buf body = {0};

		heng_buf_puts(&body, "<app><name>n</name></app>");
		heng_buf_puts(&body, want->body);
		heng_buf_putc(&body, '\0');
		assert_false(body.failed);
		data_flow_judge(&r, body.data);
		if (value(&r, want->name, want->note) != want->value)
			fail_msg("case %zu: %s", i, want->name);
		heng_buf_fini(&body);
	}
	data_flow_stop(&r);
}

/* 100,000 items with a receiver each and as many vendors in a row behind one
 * of them: within the limits of a call. Beyond ROUTES_MAX items are named
 * without their route; the host keeps the first findings and counts the
 * rest. */
static void test_size(void **state)
{
	enum { ITEMS = 100000, VENDORS = 50000 };
	heng_buf body = {0};
	int i;
	data_flow_run r;

	(void)state;
	data_flow_start(&r);
	heng_buf_puts(&body, CLAIM("mpc") ORGS "<data flows='listed'>");
	for (i = 0; i < ITEMS; i++)
		heng_buf_printf(&body,
				"<item id='D%d' personal='true'>"
				"<sharedWith form='raw'><name>R%d</name>"
				"</sharedWith></item>",
				i, i);
	heng_buf_puts(&body, "</data>");
	for (i = 0; i < VENDORS; i++)
		heng_buf_printf(&body,
				"<vendor client='%c%d' dataForm='raw'>"
				"<uscc>V%d</uscc></vendor>",
				'V', i, i + 1);
	heng_buf_puts(&body, "<vendor dataForm='raw'><uscc>V0</uscc></vendor>");
	heng_buf_putc(&body, '\0');
	assert_false(body.failed);
	data_flow_judge(&r, body.data);
	assert_int_equal(r.result.outcome, HENG_FAIL);
	assert_int_equal(r.result.n_findings, ITEMS);
	assert_non_null(
	    strstr(r.result.findings->message.en, "D0 → Bank → V0 → V1 → "));
	assert_non_null(
	    strstr(r.result.findings->message.en, " → (49990 more) → V50000"));
	data_flow_stop(&r);
	heng_buf_fini(&body);
}

/* The routes of the first 16 stand beside a measure (NOTES_MAX). */
static void test_notes(void **state)
{
	heng_buf body = {0};
	char note[1024] = "";
	int i;
	data_flow_run r;

	(void)state;
	data_flow_start(&r);
	heng_buf_puts(&body, CLAIM("mpc") ORGS "<data flows='listed'>");
	for (i = 0; i < 17; i++) {
		size_t n = strlen(note);

		heng_buf_printf(
		    &body,
		    "<item id='D%d' personal='true'>" TO_FIRM("raw") "</item>",
		    i);
		if (i < 16)
			snprintf(note + n, sizeof(note) - n, "%sD%d→Bank→Firm",
				 i ? " " : "", i);
	}
	heng_buf_puts(&body, "</data>");
	heng_buf_putc(&body, '\0');
	assert_false(body.failed);
	data_flow_judge(&r, body.data);
	assert_int_equal(value(&r, "raw_crossings", note), 17);
	data_flow_stop(&r);
	heng_buf_fini(&body);
}

/* What a name may hold is quoted without what steers a terminal, and cut. */
static void test_names(void **state)
{
	data_flow_run r;

	(void)state;
	data_flow_start(&r);
	data_flow_judge(&r, CLAIM("mpc") ORGS LISTED(ITEM(
				"<sharedWith form='raw'><name>a\u202eb\xc2\x85"
				"c</name>"
				"</sharedWith>")));
	assert_non_null(strstr(r.result.findings->message.en, "Bank → a?b?c"));
	data_flow_judge(&r,
			CLAIM("mpc") ORGS LISTED(ITEM(
			    "<sharedWith form='raw'><name>"
			    "一二三四五六七八九十一二三四五六七八九十一</name>"
			    "</sharedWith>")));
	assert_non_null(strstr(r.result.findings->message.en, "七八九…"));
	data_flow_stop(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_measures),
	    cmocka_unit_test(test_size),
	    cmocka_unit_test(test_notes),
	    cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
