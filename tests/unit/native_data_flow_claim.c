/* Test: what data-flow says of the claim that raw data does not leave. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/data_flow_run.h"

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

static void check_claim(size_t i, const data_flow_run *r,
			const claim_case *want)
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
	data_flow_run r;

	(void)state;
	data_flow_start(&r);
	for (i = 0; i < sizeof(claim_cases) / sizeof(*claim_cases); i++) {
		data_flow_judge(&r, claim_cases[i].body);
		check_claim(i, &r, &claim_cases[i]);
	}
	data_flow_stop(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_claim),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
