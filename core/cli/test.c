/* heng test: tries rules on their cases. */
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/fixed.h"
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
	OPT_SAMPLES = HENG_OPT_FIRST,
	OPT_MUTATE,
	OPT_COVERAGE,
	OPT_MIN,
};

/* What looks deeper than one case needs all of a policy in one process. */
static int look_deeper(heng_cli *cli, void *userdata)
{
	const heng_test_job *job = userdata;
	int status = 0;

	for (size_t i = 0; status == 0 && i < job->n_folders; i++) {
		heng_test test = job->test;

		status = heng_test_open(cli, &test, job->folders[i]);
		if (status == 0 && test.coverage)
			status = heng_test_coverage(cli, &test);
		if (status == 0 && test.mutate)
			status = heng_test_mutate(cli, &test);
		heng_test_close(&test);
	}
	return status;
}

static int run_folders(heng_cli *cli, heng_test_job *job)
{
	int status = heng_test_cases(cli, job);

	/* A case that fails of itself would notice everything. */
	if (status == 0 && (job->test.coverage || job->test.mutate))
		status = heng_cli_confined(cli, look_deeper, job);
	return status;
}

/* Without a folder all policies of the library that are folders: one of a
 * single file has no cases beside it. */
static int run(heng_cli *cli, heng_test_job *job)
{
	char **names = NULL;
	size_t n = 0;
	heng_error error;
	int status;

	if (job->n_folders > 0)
		return run_folders(cli, job);
	heng_rc rc = heng_library_list(&cli->library, HENG_LIBRARY_POLICIES,
				       &names, &n, &error);
	if (rc == HENG_OK)
		job->folders = calloc(n + 1, sizeof(*job->folders));
	if (rc == HENG_OK && !job->folders)
		rc = heng_fail_memory(&error);
	for (size_t i = 0; rc == HENG_OK && i < n; i++) {
		char path[HENG_FILE_NAME_MAX];

		if (!heng_library_policy(&cli->library, names[i], path) ||
		    !heng_file_is_dir(path))
			continue;
		job->folders[job->n_folders] = strdup(path);
		if (!job->folders[job->n_folders++])
			rc = heng_fail_memory(&error);
	}
	heng_names_free(names, n);
	if (rc == HENG_OK) {
		status = run_folders(cli, job);
	} else {
		(void)heng_cli_report(&error, cli);
		status = heng_cli_input_status(rc);
	}
	for (size_t i = 0; i < job->n_folders; i++)
		free(job->folders[i]);
	free(job->folders);
	return status;
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
	heng_test_job job = {.test = {.samples = cli->library.samples}};
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
	return run(cli, &job);
}
