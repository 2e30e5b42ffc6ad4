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
	/* Set by heng_test_open. */
	char root[HENG_FILE_NAME_MAX]; /* folder of the policy */
	bool is_whole;		       /* not a part of it */
	heng_suite_options options;
	heng_suite *suite;
	heng_judges judges;
	heng_plugin_host **hosts;
	size_t n_hosts;
} heng_test;

typedef struct heng_test_job {
	heng_test test; /* what was asked for, not opened */
	char **folders;
	size_t n_folders;
} heng_test_job;

/* In a confined process: loads the policy that `path` is or lies in and the
 * cases below `path`. 0, or the status to end with, which was said; to be
 * closed in any case. */
int heng_test_open(heng_cli *cli, heng_test *test, const char *path);
void heng_test_close(heng_test *test);

/* Whether -k wants the case. */
bool heng_test_matches(const heng_test *test, const heng_case *c);

/* Takes what came of case `index`; another value than 0 ends the run. The
 * result is gone afterwards. */
typedef int heng_trial_fn(size_t index, const heng_case *c,
			  const heng_result *result, void *userdata);

/* Tries every wanted case (from `from` up to `to`); 0, what `fn` returned, or
 * the status for what went wrong, which was said. */
int heng_test_each(heng_cli *cli, heng_test *test, heng_trial_fn *fn,
		   void *userdata);
int heng_test_some(heng_cli *cli, heng_test *test, size_t from, size_t to,
		   heng_trial_fn *fn, void *userdata);

/* Appends what a case that failed expected, what came, the line of the rule
 * that made it, and what the rule read. To be called before the next trial. */
void heng_test_put_failure(const heng_cli *cli, const heng_test *test,
			   const heng_case *c, const heng_result *result,
			   heng_difference difference, heng_buf *out);

/* Tries the cases of all folders, on several lanes, and prints what failed
 * and the numbers. The status: 0, 1 or what went wrong. */
int heng_test_cases(heng_cli *cli, heng_test_job *job);

/* --coverage: which outcomes were seen, which fields read, which norms cited.
 * The status; 1 below min_percent. */
int heng_test_coverage(heng_cli *cli, heng_test *test);

/* --mutate: changes rules and dossiers one thing at a time and names every
 * change that no case notices. The status; 1 below min_percent. */
int heng_test_mutate(heng_cli *cli, heng_test *test);

#endif
