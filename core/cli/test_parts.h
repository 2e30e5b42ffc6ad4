/* What the parts of heng test share. */
#ifndef HENG_CLI_TEST_PARTS_H
#define HENG_CLI_TEST_PARTS_H

#include "core/cases/suite.h"
#include "core/cases/trial.h"
#include "core/cli/cli.h"

/* The cases of one policy, and what was asked for. */
typedef struct heng_test {
	const char *pattern; /* -k; NULL: all */
	const char *samples; /* folder */
	bool stop_early;     /* -x */
	bool mutate;	     /* --mutate */
	bool coverage;	     /* --coverage */
	bool as_page;	     /* --coverage=html */
	int min_percent;     /* --min */
	heng_suite *suite;
	heng_judges judges;
	heng_plugin_host **hosts;
	size_t n_hosts;
	size_t n_tried, n_failed; /* over all policies */
} heng_test;

/* Whether -k wants the case. */
bool heng_test_matches(const heng_test *test, const heng_case *c);

/* Takes what came of case `index`; another value than 0 ends the run. The
 * result is gone afterwards. */
typedef int heng_trial_fn(size_t index, const heng_case *c,
			  const heng_result *result, void *userdata);

/* Tries every wanted case; 0, what `fn` returned, or the status for what
 * went wrong, which was said. */
int heng_test_each(heng_cli *cli, heng_test *test, heng_trial_fn *fn,
		   void *userdata);

/* Prints what a case that failed expected, what came, the line of the rule
 * that made it, and what the rule read. To be called before the next trial. */
int heng_test_report(heng_cli *cli, const heng_test *test, const heng_case *c,
		     const heng_result *result, heng_difference difference);

/* --coverage: which outcomes were seen, which fields read, which norms cited.
 * The status; 1 below min_percent. */
int heng_test_coverage(heng_cli *cli, heng_test *test);

/*
 * --mutate: changes rules and dossiers one thing at a time and names every
 * change that no case notices. `root` is the policy's folder; `whole`: all of
 * it is tested. The status; 1 below min_percent.
 */
int heng_test_mutate(heng_cli *cli, heng_test *test, const char *root,
		     bool whole);

#endif
