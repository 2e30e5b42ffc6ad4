/* Test: the plugin data-flow on dossiers made here, small and large. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "core/base/buf.h"
#include "core/native/plugins.h"
#include "core/read/reader.h"

#ifndef SHIPPED_DIR
#define SHIPPED_DIR "plugins"
#endif

typedef struct run {
	heng_reader *reader;
	heng_plugin_host *host;
	heng_plugin_job job;
	heng_arena arena;
	heng_result result;
	heng_measure measures[8];
	bool fault;
} run;

static void start(run *r)
{
	const char *folder = getenv("HENG_SHIPPED_PLUGINS");
	char file[512];
	heng_error error;

	memset(r, 0, sizeof(*r));
	r->job.folder_fd = r->job.image_fd = -1;
	r->reader = heng_reader_new();
	assert_non_null(r->reader);
	snprintf(file, sizeof(file), "%s/data-flow.so",
		 folder ? folder : SHIPPED_DIR "/data-flow/.libs");
	if (heng_plugin_host_open("data-flow", file, NULL, &r->host, &error))
		fail_msg("%s %s", error.code, error.en);
}

/* Judges a dossier whose children are `body`. */
static void judge(run *r, const char *body)
{
	static const char frame[] =
	    "<dossier xmlns='urn:heng:dossier:1' schemaVersion='1' "
	    "asOf='2026-06-30' scheme='pboc-tool' phase='admission'>";
	const heng_plugin_info *info = heng_plugin_host_info(r->host);
	heng_result *list[1] = {&r->result};
	heng_buf text = {0};
	heng_error error;

	heng_buf_puts(&text, frame);
	heng_buf_puts(&text, body);
	heng_buf_puts(&text, "</dossier>");
	assert_false(text.failed);
	if (heng_read(r->reader, &heng_dossier_grammar, "t.xml", text.data,
		      text.size, NULL, NULL, &r->job.image, &error))
		fail_msg("%u: %s", (unsigned)error.column, error.en);
	if (r->job.image_fd >= 0)
		close(r->job.image_fd);
	r->job.image_fd = heng_image_share(r->job.image, &error);
	assert_true(r->job.image_fd >= 0);
	heng_arena_reset(&r->arena);
	assert_int_equal(info->n_rules, 1);
	assert_string_equal(info->rules[0].id, "DS-25");
	heng_result_init(&r->result, &info->rules[0], 1);
	assert_int_equal(heng_plugin_host_judge(r->host, &r->job, &r->arena,
						list, 1, r->measures, &r->fault,
						&error),
			 HENG_OK);
	assert_false(r->fault);
	heng_buf_fini(&text);
}

static void stop(run *r)
{
	if (r->job.image_fd >= 0)
		close(r->job.image_fd);
	heng_plugin_host_free(r->host);
	heng_reader_free(r->reader);
	heng_arena_fini(&r->arena);
}

/* The bank is the lead, the firm a joint applicant. */
#define CLAIM(tech) "<app><name>n</name><techUse tech='" tech "'/></app>"
#define ORGS                                                                   \
	"<org role='lead'><uscc>A</uscc><nameZh>Bank</nameZh></org>"           \
	"<org role='joint'><uscc>B</uscc><nameZh>Firm</nameZh></org>"
#define LISTED(data) "<data flows='listed'>" data "</data>"
#define ITEM(inside)                                                           \
	"<item id='D' personal='true'><name>Salary</name>" inside "</item>"
#define TO_FIRM(form) "<sharedWith form='" form "'><uscc>B</uscc></sharedWith>"
#define FLOW(from, to, form)                                                   \
	"<flow item='D' from='" from "' to='" to "' form='" form "'/>"
#define DATABASE(attributes)                                                   \
	"<architecture><component id='K' " attributes                          \
	"><name>Store</name></component></architecture>"
#define VENDOR(attributes, inside)                                             \
	"<vendor " attributes "><uscc>V</uscc><name>Vendor</name>" inside      \
	"</vendor>"
#define KEPT "<storedIn component='K'/>"

typedef struct claim_case {
	const char *body;
	heng_outcome outcome;
	const char *place; /* of the first finding, or NULL: there is none */
	const char *en;	   /* at the end of that finding */
	const char *missing;
} claim_case;

static const claim_case claim_cases[] = {
    /* What is claimed. */
    {"<app><name>n</name></app>" ORGS, HENG_INSUFFICIENT, NULL, NULL,
     "app/techUse"},
    {"<app><name>n</name><techUse/></app>" ORGS, HENG_INSUFFICIENT, NULL, NULL,
     "app/techUse[1]/@tech"},
    {CLAIM("ocr") ORGS LISTED(ITEM(TO_FIRM("raw"))), HENG_NOT_APPLICABLE, NULL,
     NULL, NULL},
    {CLAIM("mpc") ORGS, HENG_INSUFFICIENT, NULL, NULL, "data/item"},
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("raw"))), HENG_FAIL,
     "data/item[1]/sharedWith[1]", "Salary → Bank → Firm", NULL},
    {CLAIM("zkp") ORGS LISTED(ITEM(TO_FIRM("raw"))), HENG_FAIL,
     "data/item[1]/sharedWith[1]", "Salary → Bank → Firm", NULL},
    {CLAIM("federated") ORGS LISTED(ITEM(TO_FIRM("raw"))), HENG_FAIL,
     "data/item[1]/sharedWith[1]", "Salary → Bank → Firm", NULL},
    /* Every form. */
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("encrypted"))), HENG_PASS, NULL,
     NULL, NULL},
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("derived"))), HENG_PASS, NULL, NULL,
     NULL},
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("result"))), HENG_PASS, NULL, NULL,
     NULL},
    {CLAIM("mpc") ORGS LISTED(ITEM("<sharedWith><uscc>B</uscc></sharedWith>")),
     HENG_INSUFFICIENT, "data/item[1]/sharedWith[1]", "Salary → Bank → Firm",
     "data/item[1]/sharedWith[1]/@form"},
    {CLAIM("mpc") ORGS LISTED(ITEM("") FLOW("A", "B", "intermediate")),
     HENG_PASS, NULL, NULL, NULL},
    {CLAIM("mpc") ORGS LISTED(ITEM("") FLOW("A", "B", "raw")), HENG_FAIL,
     "data/flow[1]", "Salary → Bank → Firm", NULL},
    /* Within one organisation nothing crosses. */
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("result")) FLOW("A", "A", "raw")),
     HENG_PASS, NULL, NULL, NULL},
    /* Whether it is personal. */
    {CLAIM("mpc")
	 ORGS LISTED("<item id='D' personal='false'>" TO_FIRM("raw") "</item>"),
     HENG_PASS, NULL, NULL, NULL},
    {CLAIM("mpc") ORGS LISTED("<item id='D'>" TO_FIRM("raw") "</item>"),
     HENG_INSUFFICIENT, "data/item[1]/sharedWith[1]", "D → Bank → Firm",
     "data/item[1]/@personal"},
    {CLAIM("mpc") ORGS LISTED("<item id='D'>" TO_FIRM("result") "</item>"),
     HENG_PASS, NULL, NULL, NULL},
    /* The holder is who the item says. */
    {CLAIM("mpc")
	 ORGS LISTED("<item id='D' personal='true' holder='B'>" TO_FIRM(
	     "raw") "</item>" FLOW("B", "A", "result")),
     HENG_PASS, NULL, NULL, NULL},
    /* Two hops: the firm's vendor, and whom that one outsources to. */
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("raw")))
	 VENDOR("client='B' dataForm='raw'",
		"<subcontractor form='raw'><name>Sub</name></subcontractor>"),
     HENG_FAIL, "data/item[1]/sharedWith[1]",
     "Salary → Bank → Firm → Vendor → Sub", NULL},
    /* Never rawer than what was held. */
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("encrypted")))
	 VENDOR("client='B' dataForm='raw'",
		"<subcontractor form='raw'><name>Sub</name></subcontractor>"),
     HENG_PASS, NULL, NULL, NULL},
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("encrypted"))) VENDOR(
	 "client='B'", "<subcontractor><name>Sub</name></subcontractor>"),
     HENG_PASS, NULL, NULL, NULL},
    /* A vendor of the lead. */
    {CLAIM("mpc") ORGS LISTED(ITEM("")) VENDOR("dataForm='raw'", ""), HENG_FAIL,
     "vendor[1]", "Salary → Bank → Vendor", NULL},
    {CLAIM("mpc") ORGS LISTED(ITEM("")) VENDOR("client='A'", ""),
     HENG_INSUFFICIENT, "vendor[1]", "Salary → Bank → Vendor",
     "vendor[1]/@dataForm"},
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("result"))) VENDOR("", ""),
     HENG_PASS, NULL, NULL, NULL},
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("result")))
	 VENDOR("dataForm='none'", ""),
     HENG_PASS, NULL, NULL, NULL},
    /* Entrusted, by name alone: the vendor of that name, and its chain. */
    {CLAIM("mpc") ORGS LISTED(
	 ITEM("<entrustedTo form='raw'><name>Vendor</name></entrustedTo>"))
	 VENDOR("", "<subcontractor form='raw'><name>Sub</name>"
		    "</subcontractor>"),
     HENG_FAIL, "data/item[1]/entrustedTo[1]", "Salary → Bank → Vendor → Sub",
     NULL},
    /* In somebody's store. */
    {CLAIM("mpc") ORGS LISTED(ITEM(KEPT)) DATABASE("operator='V'")
	 VENDOR("", ""),
     HENG_INSUFFICIENT, "data/item[1]", "Salary → Bank → Store → Vendor",
     "data/item[1]/@encryptedAtRest"},
    {CLAIM("mpc") ORGS LISTED("<item id='D' personal='true' "
			      "encryptedAtRest='false'>" KEPT "</item>")
	 DATABASE("operator='V'") VENDOR("", ""),
     HENG_FAIL, "data/item[1]/storedIn[1]", "D → Bank → Store → Vendor", NULL},
    {CLAIM("mpc") ORGS LISTED("<item id='D' personal='true' "
			      "encryptedAtRest='true'>" KEPT "</item>")
	 DATABASE("operator='V'") VENDOR("", ""),
     HENG_PASS, NULL, NULL, NULL},
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("result") KEPT)) DATABASE(""),
     HENG_PASS, NULL, NULL, NULL},
    /* A ring is walked once. */
    {CLAIM("mpc")
	 ORGS LISTED(ITEM("") FLOW("A", "B", "raw") FLOW("B", "A", "raw")),
     HENG_FAIL, "data/flow[1]", "Salary → Bank → Firm", NULL},
    {CLAIM("mpc") ORGS LISTED(ITEM("") FLOW("B", "A", "raw")), HENG_FAIL,
     "data/flow[1]", "Salary → Firm → Bank", NULL},
    /* Whether all is listed. */
    {CLAIM("mpc") ORGS "<data>" ITEM(TO_FIRM("result")) "</data>",
     HENG_INSUFFICIENT, NULL, NULL, "data/@flows"},
    {CLAIM("mpc") ORGS "<data>" ITEM(TO_FIRM("raw")) "</data>", HENG_FAIL,
     "data/item[1]/sharedWith[1]", "Salary → Bank → Firm", "data/@flows"},
    {CLAIM("mpc") ORGS "<data flows='none'>" ITEM("") "</data>", HENG_PASS,
     NULL, NULL, NULL},
    {CLAIM("mpc") ORGS "<data flows='none'>" ITEM(TO_FIRM("result")) "</data>",
     HENG_INSUFFICIENT, "data/@flows", "lists what does", NULL},
    {CLAIM("mpc") ORGS LISTED(ITEM("")), HENG_INSUFFICIENT, "data/@flows",
     "but none is", NULL},
    /* References that lead nowhere. */
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("result")) FLOW("A", "X", "result")),
     HENG_INSUFFICIENT, "data/flow[1]/@to", "cannot be followed", NULL},
    {CLAIM("mpc") ORGS LISTED(
	 ITEM(TO_FIRM("result")) "<flow item='E' from='A' to='B'/>"),
     HENG_INSUFFICIENT, "data/flow[1]/@item", "has the id \"E\"", NULL},
    {CLAIM("mpc")
	 ORGS LISTED(ITEM(TO_FIRM("result")) "<flow from='A' to='B'/>"),
     HENG_INSUFFICIENT, NULL, NULL, "data/flow[1]/@item"},
    {CLAIM("mpc") ORGS LISTED(
	 ITEM(TO_FIRM("result")) "<flow item='D' to='B' form='result'/>"),
     HENG_INSUFFICIENT, NULL, NULL, "data/flow[1]/@from"},
    {CLAIM("mpc") ORGS LISTED(
	 ITEM(TO_FIRM("result")) "<flow item='D' from='A' form='result'/>"),
     HENG_INSUFFICIENT, NULL, NULL, "data/flow[1]/@to"},
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("result") KEPT)), HENG_INSUFFICIENT,
     "data/item[1]/storedIn[1]/@component", "has the id \"K\"", NULL},
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("result") "<storedIn/>")),
     HENG_INSUFFICIENT, NULL, NULL, "data/item[1]/storedIn[1]/@component"},
    {CLAIM("mpc") ORGS LISTED(ITEM("<sharedWith form='result'/>")),
     HENG_INSUFFICIENT, NULL, NULL, "data/item[1]/sharedWith[1]/uscc"},
    {CLAIM("mpc") ORGS LISTED(ITEM("<sharedWith form='raw'/>")), HENG_FAIL,
     "data/item[1]/sharedWith[1]", "Salary → Bank → a party not named",
     "data/item[1]/sharedWith[1]/uscc"},
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("result"))) DATABASE("operator='X'"),
     HENG_INSUFFICIENT, "architecture/component[1]/@operator",
     "cannot be followed", NULL},
    {CLAIM("mpc") ORGS LISTED(ITEM(TO_FIRM("result")))
	 VENDOR("client='X' dataForm='none'", ""),
     HENG_INSUFFICIENT, "vendor[1]/@client", "cannot be followed", NULL},
    /* No organisation leads: the applicant, whoever it is. */
    {CLAIM("mpc") LISTED(ITEM("<sharedWith form='raw'><name>F</name>"
			      "</sharedWith>")),
     HENG_FAIL, "data/item[1]/sharedWith[1]", "Salary → the applicant → F",
     NULL},
};

static void check_claim(size_t i, const run *r, const claim_case *want)
{
	const heng_finding *finding = r->result.findings;

	if (r->result.outcome != want->outcome)
		fail_msg("case %zu: %s %s", i,
			 heng_outcome_name(r->result.outcome),
			 finding ? finding->message.en : "");
	if (want->place) {
		size_t size = strlen(want->en), all;

		if (!finding)
			fail_msg("case %zu: no finding", i);
		all = strlen(finding->message.en);
		if (strcmp(finding->path, want->place) != 0 || all < size ||
		    strcmp(finding->message.en + all - size, want->en) != 0)
			fail_msg("case %zu: %s: %s", i, finding->path,
				 finding->message.en);
		assert_true(*finding->message.zh);
	} else if (finding) {
		fail_msg("case %zu: %s", i, finding->message.en);
	}
	if (want->missing) {
		if (!r->result.missing)
			fail_msg("case %zu: nothing is missing", i);
		assert_string_equal(r->result.missing->path, want->missing);
	} else if (r->result.missing) {
		fail_msg("case %zu: missing %s", i, r->result.missing->path);
	}
}

static void test_claim(void **state)
{
	size_t i;
	run r;

	(void)state;
	start(&r);
	for (i = 0; i < sizeof(claim_cases) / sizeof(*claim_cases); i++) {
		judge(&r, claim_cases[i].body);
		check_claim(i, &r, &claim_cases[i]);
	}
	stop(&r);
}

/* A measure's value with the note beside it, or -1 where it is not computed
 * and `note` is what is missing. */
static int64_t value(const run *r, const char *name, const char *note)
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
	run r;

	(void)state;
	start(&r);
	for (i = 0; i < sizeof(measure_cases) / sizeof(*measure_cases); i++) {
		const struct measure_case *want = &measure_cases[i];
		heng_buf body = {0};

		heng_buf_puts(&body, "<app><name>n</name></app>");
		heng_buf_puts(&body, want->body);
		heng_buf_putc(&body, '\0');
		assert_false(body.failed);
		judge(&r, body.data);
		if (value(&r, want->name, want->note) != want->value)
			fail_msg("case %zu: %s", i, want->name);
		heng_buf_fini(&body);
	}
	stop(&r);
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
	run r;

	(void)state;
	start(&r);
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
	judge(&r, body.data);
	assert_int_equal(r.result.outcome, HENG_FAIL);
	assert_int_equal(r.result.n_findings, ITEMS);
	assert_non_null(
	    strstr(r.result.findings->message.en, "D0 → Bank → V0 → V1 → "));
	assert_non_null(
	    strstr(r.result.findings->message.en, " → (49990 more) → V50000"));
	stop(&r);
	heng_buf_fini(&body);
}

/* The routes of the first 16 stand beside a measure (NOTES_MAX). */
static void test_notes(void **state)
{
	heng_buf body = {0};
	char note[1024] = "";
	int i;
	run r;

	(void)state;
	start(&r);
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
	judge(&r, body.data);
	assert_int_equal(value(&r, "raw_crossings", note), 17);
	stop(&r);
	heng_buf_fini(&body);
}

/* What a name may hold is quoted without what steers a terminal, and cut. */
static void test_names(void **state)
{
	run r;

	(void)state;
	start(&r);
	judge(&r, CLAIM("mpc") ORGS LISTED(
		      ITEM("<sharedWith form='raw'><name>a\u202eb\xc2\x85"
			   "c</name>"
			   "</sharedWith>")));
	assert_non_null(strstr(r.result.findings->message.en, "Bank → a?b?c"));
	judge(&r, CLAIM("mpc") ORGS LISTED(
		      ITEM("<sharedWith form='raw'><name>"
			   "一二三四五六七八九十一二三四五六七八九十一</name>"
			   "</sharedWith>")));
	assert_non_null(strstr(r.result.findings->message.en, "七八九…"));
	stop(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_claim), cmocka_unit_test(test_measures),
	    cmocka_unit_test(test_size),  cmocka_unit_test(test_notes),
	    cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
