/* heng test: tries rules on their cases. */
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/fixed.h"
#include "core/cases/suite.h"
#include "core/cases/trial.h"
#include "core/cli/cli.h"
#include "core/cli/test_parts.h"

static const char help[] =
    "heng test [DIR]... — 用用例检验规则 / tries rules on their cases\n"
    "\n"
    "  DIR 是策略文件夹、其中的一部分或一个 .test.lua；省略时为全部已装策略\n"
    "  DIR is a policy's folder, a part of it or one .test.lua; without it "
    "all\n"
    "  installed policies\n"
    "\n"
    "  -k PATTERN            只运行规则编号、名称或文件名含此文字的用例\n"
    "                        only cases whose rule, name or file has this "
    "in it; * and ?\n"
    "  -x                    遇到第一个失败即停 / stop at the first "
    "failure\n"
    "      --coverage[=html]     规则、字段、规范的覆盖；html：输出网页\n"
    "                        rules, fields and norms covered; html: as a "
    "page\n"
    "      --mutate              逐处改动规则，列出无人察觉的改动\n"
    "                        change rules in one place each, name what no "
    "case notices\n"
    "      --min PERCENT         低于此比例即失败 / fails below this share\n"
    "      --samples DIR     样例所在文件夹 / folder of the samples\n"
    "      --lang zh|en|both     --color auto|always|never\n"
    "\n"
    "退出状态 / exit status: 0 全部通过 all pass · 1 有用例失败 a case failed "
    "·\n"
    "  2 用例、策略或用法有误 a mistake in cases, policy or usage\n";

enum {
	STATUS_FAILED = 1,
	FOLDERS_MAX = 64,
	UP_MAX = 8, /* folders above DIR in which policy.lua is looked for */
	OPT_SAMPLES = HENG_OPT_FIRST,
	OPT_MUTATE,
	OPT_COVERAGE,
	OPT_MIN,
};

bool heng_test_matches(const heng_test *test, const heng_case *c)
{
	const char *pattern = test->pattern;
	const char *names[] = {c->rule, c->name, heng_file_base(c->file)};
	char wide[256];

	if (!pattern)
		return true;
	snprintf(wide, sizeof(wide), "*%s*", pattern);
	for (size_t i = 0; i < 3; i++) {
		if (names[i] && fnmatch(wide, names[i], 0) == 0)
			return true;
	}
	return false;
}

static int fail(heng_cli *cli, heng_rc rc, const heng_error *error)
{
	(void)heng_cli_report(error, cli);
	return heng_cli_input_status(rc);
}

int heng_test_each(heng_cli *cli, heng_test *test, heng_trial_fn *fn,
		   void *userdata)
{
	size_t n;
	const heng_case *cases = heng_suite_cases(test->suite, &n);
	heng_arena arena = {0};
	int status = 0;

	for (size_t i = 0; status == 0 && i < n; i++) {
		const heng_image *image;
		heng_result result;
		heng_error error;
		heng_rc rc;

		if (!heng_test_matches(test, &cases[i]))
			continue;
		heng_progress_step(cli->link->progress, HENG_STEP_RULE,
				   (uint32_t)i, cases[i].rule);
		heng_arena_reset(&arena);
		rc = heng_suite_image(test->suite, i, &image, &error);
		if (rc == HENG_OK)
			rc = heng_trial_run(&test->judges, &cases[i], image,
					    &arena, &result, &error);
		if (rc == HENG_OK)
			status = fn(i, &cases[i], &result, userdata);
		if (rc == HENG_OK)
			continue;
		if (strcmp(error.file, cases[i].file) == 0) {
			const heng_buf *text =
			    heng_suite_text(test->suite, &cases[i]);

			heng_error_source(&error, text->data, text->size);
		}
		status = fail(cli, rc, &error);
	}
	heng_arena_fini(&arena);
	return status;
}

/* The plain run: failures are printed, the rest is counted. */
typedef struct tally {
	heng_cli *cli;
	heng_test *test;
} tally;

static int take_trial(size_t index, const heng_case *c,
		      const heng_result *result, void *userdata)
{
	const tally *t = userdata;
	heng_difference difference = heng_trial_compare(c, result);
	int status;

	(void)index;
	t->test->n_tried++;
	if (difference == HENG_SAME)
		return 0;
	t->test->n_failed++;
	status = heng_test_report(t->cli, t->test, c, result, difference);
	return status ? status : t->test->stop_early ? STATUS_FAILED : 0;
}

/* The folder of the policy that a path lies in: where policy.lua is. */
static bool find_root(const char *path, char root[HENG_FILE_NAME_MAX])
{
	char real[HENG_FILE_NAME_MAX + 16];

	snprintf(root, HENG_FILE_NAME_MAX, "%s", path);
	for (int i = 0; i < UP_MAX; i++) {
		size_t n = strlen(root);
		char *slash;

		while (n > 1 && root[n - 1] == '/')
			root[--n] = '\0';
		snprintf(real, sizeof(real), "%s/policy.lua", root);
		if (heng_file_exists(real))
			return true;
		slash = strrchr(root, '/');
		if (!slash || slash == root)
			break;
		*slash = '\0';
	}
	/* A path from here: the folder itself may be in the policy. */
	snprintf(root, HENG_FILE_NAME_MAX, ".");
	return heng_file_exists("policy.lua");
}

static heng_rc load_policy(heng_cli *cli, heng_test *test, const char *root,
			   heng_error *error)
{
	heng_rc rc = heng_policies_new(&test->judges.policies, error);

	if (rc != HENG_OK)
		return rc;
	heng_policies_limit(test->judges.policies, &cli->limits);
	heng_policies_watch(test->judges.policies, cli->link->progress);
	rc = heng_policies_load(test->judges.policies, root, NULL, error);
	return rc ? rc : heng_policies_freeze(test->judges.policies, error);
}

static bool needs_plugins(const heng_test *test)
{
	size_t n;
	const heng_case *cases = heng_suite_cases(test->suite, &n);
	int host;

	for (size_t i = 0; i < n; i++) {
		if (heng_test_matches(test, &cases[i]) &&
		    !heng_judges_find(&test->judges, cases[i].rule, &host))
			return true;
	}
	return false;
}

/* All the library's plugins: one of them may have the rule. */
static heng_rc open_plugins(heng_cli *cli, heng_test *test, heng_error *error)
{
	char **names;
	size_t n;
	heng_rc rc = heng_library_list(&cli->library, HENG_LIBRARY_PLUGINS,
				       &names, &n, error);

	if (rc != HENG_OK)
		return rc;
	test->hosts = calloc(n + 1, sizeof(*test->hosts));
	for (size_t i = 0; test->hosts && i < n; i++) {
		char file[HENG_FILE_NAME_MAX];

		if (!heng_library_plugin(&cli->library, names[i], file))
			continue;
		rc = heng_plugin_host_open(names[i], file, &cli->link->native,
					   &test->hosts[test->n_hosts], error);
		/* A refused one has no rules. */
		if (test->hosts[test->n_hosts])
			test->n_hosts++;
		if (rc == HENG_ENOMEM)
			break;
	}
	heng_names_free(names, n);
	test->judges.hosts = test->hosts;
	test->judges.n_hosts = test->n_hosts;
	return test->hosts && rc != HENG_ENOMEM ? HENG_OK
						: heng_fail_memory(error);
}

static void close_test(heng_test *test)
{
	for (size_t i = 0; i < test->n_hosts; i++)
		heng_plugin_host_free(test->hosts[i]);
	free(test->hosts);
	heng_suite_free(test->suite);
	heng_policies_free(test->judges.policies);
}

static int test_folder(heng_cli *cli, heng_test *test, const char *path)
{
	char root[HENG_FILE_NAME_MAX];
	heng_suite_options options = {
	    .samples = test->samples, .root = root, .limits = &cli->limits};
	tally t = {cli, test};
	heng_error error;
	heng_rc rc = HENG_OK;
	int status;

	test->judges = (heng_judges){.policies = NULL};
	test->suite = NULL;
	test->hosts = NULL;
	test->n_hosts = 0;
	if (!find_root(path, root)) {
		rc = heng_fail(&error, HENG_EINPUT, "H7054",
			       "不在任何策略之内：向上找不到 policy.lua",
			       "this is in no policy: there is no policy.lua "
			       "above it");
		heng_error_at(&error, path, 0, 0, 0);
	}
	if (rc == HENG_OK)
		rc = load_policy(cli, test, root, &error);
	if (rc == HENG_OK)
		rc = heng_suite_open(path, &options, &test->suite, &error);
	if (rc == HENG_OK && needs_plugins(test))
		rc = open_plugins(cli, test, &error);
	size_t failed = test->n_failed;
	status = rc == HENG_OK ? heng_test_each(cli, test, take_trial, &t)
			       : fail(cli, rc, &error);
	if (status == 0 && test->coverage)
		status = heng_test_coverage(cli, test);
	/* A case that fails of itself would notice everything. */
	if (status == 0 && test->mutate && test->n_failed == failed)
		status =
		    heng_test_mutate(cli, test, root,
				     strncmp(path, root, strlen(root)) == 0 &&
					 strspn(path + strlen(root), "/") ==
					     strlen(path + strlen(root)));
	close_test(test);
	return status;
}

static int summarise(heng_cli *cli, const heng_test *test)
{
	heng_buf out = {0};
	char zh[128], en[128];
	int status;

	snprintf(zh, sizeof(zh), "%zu 个用例：通过 %zu，失败 %zu",
		 test->n_tried, test->n_tried - test->n_failed, test->n_failed);
	snprintf(en, sizeof(en), "%zu cases: %zu passed, %zu failed",
		 test->n_tried, test->n_tried - test->n_failed, test->n_failed);
	heng_buf_printf(&out, "%s%s%s", cli->lang != HENG_EN ? zh : "",
			cli->lang == HENG_BOTH ? " / " : "",
			cli->lang != HENG_ZH ? en : "");
	heng_buf_putc(&out, '\n');
	status = heng_cli_print_buf(cli, &out);
	heng_buf_fini(&out);
	return status;
}

typedef struct test_job {
	heng_test test;
	char **folders;
	size_t n_folders;
} test_job;

static int test_all(heng_cli *cli, void *userdata)
{
	test_job *job = userdata;
	int status = 0, printed;
	char **names = NULL;
	size_t n = 0;
	heng_error error;

	for (size_t i = 0; status == 0 && i < job->n_folders; i++)
		status = test_folder(cli, &job->test, job->folders[i]);
	if (job->n_folders == 0) {
		heng_rc rc = heng_library_list(
		    &cli->library, HENG_LIBRARY_POLICIES, &names, &n, &error);

		if (rc != HENG_OK)
			return fail(cli, rc, &error);
	}
	for (size_t i = 0; status == 0 && i < n; i++) {
		char path[HENG_FILE_NAME_MAX];

		/* A policy of one file has no cases beside it. */
		if (heng_library_policy(&cli->library, names[i], path) &&
		    heng_file_is_dir(path))
			status = test_folder(cli, &job->test, path);
	}
	heng_names_free(names, n);
	if (status > STATUS_FAILED)
		return status;
	if (job->test.n_tried == 0) {
		(void)heng_fail(&error, HENG_EINPUT, "H7055", "没有用例%s",
				"there are no cases%s", "");
		return fail(cli, HENG_EINPUT, &error);
	}
	/* Standard output is the page alone. */
	printed = job->test.as_page && job->test.n_failed == 0
		      ? 0
		      : summarise(cli, &job->test);
	if (printed)
		return printed;
	return job->test.n_failed ? STATUS_FAILED : status;
}

static int take_min(heng_cli *cli, const char *text, int *out)
{
	int64_t value;

	if (!heng_parse_int(text, strlen(text), &value) || value < 0 ||
	    value > 100)
		return heng_cli_usage(cli, "test",
				      "--min 应为 0 到 100 的整数，不是 '%s'",
				      "--min is an integer from 0 to 100, not "
				      "'%s'",
				      text);
	*out = (int)value;
	return 0;
}

int heng_cmd_test(heng_cli *cli, int argc, char **argv)
{
	static const struct option options[] = {
	    {"samples", required_argument, NULL, OPT_SAMPLES},
	    {"coverage", optional_argument, NULL, OPT_COVERAGE},
	    {"mutate", no_argument, NULL, OPT_MUTATE},
	    {"min", required_argument, NULL, OPT_MIN},
	    HENG_COMMON_OPTIONS,
	    {NULL, 0, NULL, 0}};
	test_job job = {.test = {.samples = cli->library.samples}};
	int option;

	while ((option = getopt_long(argc, argv, ":hk:x", options, NULL)) !=
	       -1) {
		int status;

		switch (option) {
		case 'k':
			job.test.pattern = optarg;
			continue;
		case 'x':
			job.test.stop_early = true;
			continue;
		case OPT_MUTATE:
			job.test.mutate = true;
			continue;
		case OPT_COVERAGE:
			job.test.coverage = true;
			job.test.as_page =
			    optarg && strcmp(optarg, "html") == 0;
			if (!optarg || job.test.as_page ||
			    strcmp(optarg, "text") == 0)
				continue;
			return heng_cli_usage(
			    cli, "test",
			    "--coverage 可为 text 或 html，不是 '%s'",
			    "--coverage is text or html, not '%s'", optarg);
		case OPT_MIN:
			status = take_min(cli, optarg, &job.test.min_percent);
			if (status != 0)
				return status;
			continue;
		case OPT_SAMPLES:
			job.test.samples = optarg;
			continue;
		default:
			status = heng_cli_option(cli, option, optarg, help);
			if (status > 0)
				return status - 1;
			if (status < 0)
				return heng_cli_bad_option(cli, argv);
		}
	}
	job.folders = argv + optind;
	job.n_folders = (size_t)(argc - optind);
	return heng_cli_confined(cli, test_all, &job);
}
