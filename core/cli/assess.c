/* heng assess: dossiers in, verdicts and reports out. */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "core/assess/score.h"
#include "core/base/file.h"
#include "core/base/fixed.h"
#include "core/cli/ballots.h"
#include "core/cli/cli.h"
#include "core/cli/output.h"
#include "core/lanes/lane.h"
#include "reports/summary.h"

/* With more dossiers than this the summary is a line each. */
enum { FULL_SUMMARIES_MAX = 20 };

static const char help[] =
    "heng assess DOSSIER... — 评价申报书 / assess dossiers\n"
    "\n"
    "  -P, --profile NAME|FILE   评价方案；默认按适用机制和阶段选择\n"
    "                            the profile; by scheme and phase if not "
    "given\n"
    "  -p, --policy PATH         另加策略文件或文件夹，可多次\n"
    "                            a policy file or folder more; repeatable\n"
    "      --plugin FILE.so      另加插件，可多次 / a plugin more; "
    "repeatable\n"
    "  -o, --output FILE|DIR|-   报告写到哪里 / where reports go\n"
    "  -f, --format xml          报告形式 / form of the report\n"
    "      --panel FILE          专家评分表，可多次 / experts' ballots; "
    "repeatable\n"
    "      --param RULE.NAME=VALUE  改变参数，可多次 / change a parameter\n"
    "      --only RULE|DIMENSION 只评价这些（不下结论），可多次\n"
    "                            only these (no verdict); repeatable\n"
    "      --max-size BYTES      申报书大小上限，默认 16M / limit of a "
    "dossier\n"
    "      --lang zh|en|both     --color auto|always|never\n"
    "\n"
    "-  表示标准输入 / reads standard input\n";

/* A list of arguments that may be given several times. */
typedef struct argument_list {
	const char **items;
	size_t count, capacity;
} argument_list;

typedef struct assess_job {
	heng_cli *cli;
	heng_kit_options options;
	argument_list policies, plugins, params, only, panels;
	const char *output;
	size_t max_size;
	heng_ballots ballots;
	heng_kit *kit;
	heng_lane *lane;
	heng_output target;
	heng_buf text, report, summary;
	bool full; /* summaries of several lines */
	size_t written;
} assess_job;

static int no_memory(heng_cli *cli)
{
	heng_error error;

	heng_fail_memory(&error);
	(void)heng_cli_report(&error, cli);
	return HENG_EXIT_INCOMPLETE;
}

/* 0, or an exit status plus 1. */
static int add(heng_cli *cli, argument_list *list, const char *item)
{
	const char **grown = heng_array_grow(list->items, list->count,
					     &list->capacity, sizeof(*grown));

	if (!grown)
		return 1 + no_memory(cli);
	list->items = grown;
	list->items[list->count++] = item;
	return 0;
}

enum { OPT_PLUGIN = HENG_OPT_FIRST, OPT_PANEL, OPT_PARAM, OPT_ONLY, OPT_MAX };

/* As heng_cli_option. */
static int take_option(assess_job *job, int option)
{
	heng_cli *cli = job->cli;

	switch (option) {
	case 'P':
		job->options.profile = optarg;
		return 0;
	case 'o':
		job->output = optarg;
		return 0;
	case 'f':
		if (strcmp(optarg, "xml") == 0)
			return 0;
		return 1 + heng_cli_usage(
			       cli, "assess", "没有报告形式 '%s'；可用：xml",
			       "there is no form '%s'; there is xml", optarg);
	case OPT_MAX:
		return heng_cli_max_size(cli, optarg, &job->max_size);
	case 'p':
		return add(cli, &job->policies, optarg);
	case OPT_PLUGIN:
		return add(cli, &job->plugins, optarg);
	case OPT_PANEL:
		return add(cli, &job->panels, optarg);
	case OPT_PARAM:
		return add(cli, &job->params, optarg);
	case OPT_ONLY:
		return add(cli, &job->only, optarg);
	default:
		return heng_cli_option(cli, option, optarg, help);
	}
}

static int parse(assess_job *job, int argc, char **argv)
{
	static const struct option options[] = {
	    {"profile", required_argument, NULL, 'P'},
	    {"policy", required_argument, NULL, 'p'},
	    {"plugin", required_argument, NULL, OPT_PLUGIN},
	    {"output", required_argument, NULL, 'o'},
	    {"format", required_argument, NULL, 'f'},
	    {"panel", required_argument, NULL, OPT_PANEL},
	    {"param", required_argument, NULL, OPT_PARAM},
	    {"only", required_argument, NULL, OPT_ONLY},
	    {"max-size", required_argument, NULL, OPT_MAX},
	    HENG_COMMON_OPTIONS,
	    {NULL, 0, NULL, 0},
	};
	int option;

	opterr = 0;
	while ((option = getopt_long(argc, argv, "P:p:o:f:h", options, NULL)) !=
	       -1) {
		int stop = take_option(job, option);

		if (stop < 0)
			return 1 + heng_cli_bad_option(job->cli, argv);
		if (stop > 0)
			return stop;
	}
	job->options.policies = job->policies.items;
	job->options.n_policies = job->policies.count;
	job->options.plugins = job->plugins.items;
	job->options.n_plugins = job->plugins.count;
	job->options.params = job->params.items;
	job->options.n_params = job->params.count;
	job->options.only = job->only.items;
	job->options.n_only = job->only.count;
	return 0;
}

static int set_up(assess_job *job)
{
	heng_error error;
	int status =
	    heng_ballots_open(job->cli, job->panels.items, job->panels.count,
			      job->max_size, &job->ballots);

	if (status != 0)
		return status;
	heng_rc rc =
	    heng_kit_open(&job->cli->library, &job->options, heng_cli_report,
			  job->cli, &job->kit, &error);
	if (rc == HENG_OK)
		rc = heng_lane_new(job->kit, job->ballots.files,
				   job->ballots.count, &job->lane, &error);
	if (rc == HENG_OK)
		return 0;
	(void)heng_cli_report(&error, job->cli);
	return rc == HENG_ENOMEM ? HENG_EXIT_INCOMPLETE : HENG_EXIT_INPUT;
}

static int terminal_columns(void)
{
	struct winsize size;

	if (isatty(STDOUT_FILENO) &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		return size.ws_col;
	return 0;
}

/* One line for a dossier of a large batch. */
static void put_line(heng_buf *out, const char *dossier,
		     const heng_assessment *a)
{
	const heng_verdict *verdict = &a->verdict;
	char low[24], high[24];

	heng_buf_printf(out, "%s  %s  %s…%s\n", dossier,
			verdict->determined
			    ? a->profile->outcomes[verdict->best].id
			    : "undetermined",
			heng_format_scaled(a->total.low, 2, low),
			heng_format_scaled(a->total.high, 2, high));
}

/* The lines of one dossier in job->summary. */
static heng_rc make_summary(assess_job *job, const char *dossier,
			    const char *report, const heng_assessment *a)
{
	heng_error error;
	heng_buf *out = &job->summary;
	heng_points *points = calloc(a->n_results + 1, sizeof(*points));
	int64_t *lost = calloc(a->n_results + 1, sizeof(*lost));
	heng_rc rc = points && lost ? HENG_OK : HENG_ENOMEM;

	heng_buf_clear(out);
	if (rc == HENG_OK)
		rc = heng_score_explain(a->profile, a->results, a->n_results,
					a->dimensions, &a->total, points,
					&error);
	for (size_t i = 0; rc == HENG_OK && i < a->n_results; i++)
		lost[i] = points[i].lost;
	heng_summary_options options = {
	    .dossier = dossier,
	    .report = report,
	    .lost = lost,
	    .lang = job->cli->lang,
	    .color = job->cli->color,
	    .columns = terminal_columns(),
	};
	if (rc == HENG_OK)
		rc = heng_summary_put(a, &options, out);
	free(points);
	free(lost);
	return rc;
}

static int print_summary(assess_job *job, const char *dossier,
			 const char *report, const heng_assessment *a)
{
	heng_error error;
	heng_buf *out = &job->summary;

	if (job->full) {
		if (make_summary(job, dossier, report, a) != HENG_OK)
			return no_memory(job->cli);
	} else {
		heng_buf_clear(out);
		put_line(out, dossier, a);
	}
	if (out->failed)
		return no_memory(job->cli);
	if (job->target.kind != HENG_OUTPUT_STDOUT)
		return heng_cli_print(job->cli, out->data, out->size);
	/* Standard output belongs to the report. */
	if (heng_fd_write(STDERR_FILENO, "stderr", out->data, out->size,
			  &error) != HENG_OK)
		return HENG_EXIT_INCOMPLETE;
	return 0;
}

static int write_report(assess_job *job, const char *path)
{
	heng_error error;
	heng_rc rc = HENG_OK;

	if (job->target.kind == HENG_OUTPUT_STDOUT)
		return heng_cli_print(job->cli, job->report.data,
				      job->report.size);
	if (job->target.kind != HENG_OUTPUT_NONE)
		rc = path ? heng_file_write(path, job->report.data,
					    job->report.size, &error)
			  : heng_fail_memory(&error);
	if (rc == HENG_OK)
		return 0;
	(void)heng_cli_report(&error, job->cli);
	return HENG_EXIT_INCOMPLETE;
}

static int assess_one(assess_job *job, const char *dossier)
{
	const heng_assessment *assessment;
	heng_error error;
	heng_rc rc;

	heng_buf_clear(&job->text);
	rc = heng_ballots_read(&job->ballots, dossier, job->max_size,
			       &job->text, &error);
	if (rc != HENG_OK) {
		(void)heng_cli_report(&error, job->cli);
		return rc == HENG_ENOMEM ? HENG_EXIT_INCOMPLETE
					 : HENG_EXIT_INPUT;
	}
	rc = heng_lane_assess(job->lane, dossier, job->text.data,
			      job->text.size, heng_cli_report, job->cli,
			      &job->report, &assessment, &error);
	if (rc != HENG_OK)
		return heng_cli_status(rc);

	char *path = heng_output_path(&job->target, dossier);
	int written = write_report(job, path), printed = 0;
	if (written == 0)
		printed = print_summary(job, dossier, path, assessment);
	free(path);
	int status = heng_assessment_status(assessment);
	status = written > status ? written : status;
	return printed > status ? printed : status;
}

/* Reports must not replace what the assessment is made with. */
static int spare_inputs(assess_job *job, char **dossiers, int count)
{
	const argument_list *lists[] = {&job->panels, &job->policies};
	int status = 0;

	for (size_t l = 0; l < 2; l++) {
		for (size_t i = 0; status == 0 && i < lists[l]->count; i++)
			status =
			    heng_output_spare(job->cli, &job->target, dossiers,
					      count, lists[l]->items[i]);
	}
	if (status == 0 && job->options.profile)
		status = heng_output_spare(job->cli, &job->target, dossiers,
					   count, job->options.profile);
	return status;
}

static int run(assess_job *job, char **dossiers, int count)
{
	int status = heng_output_decide(job->cli, job->output, dossiers, count,
					&job->target);

	if (status == 0)
		status = spare_inputs(job, dossiers, count);
	if (status == 0)
		status = set_up(job);
	if (status == 0)
		status = heng_ballots_match(job->cli, &job->ballots, dossiers,
					    count, job->max_size);
	if (status == 0)
		status = heng_output_prepare(job->cli, &job->target);
	if (status != 0)
		return status;
	job->full = count <= FULL_SUMMARIES_MAX;
	for (int i = 0; i < count; i++) {
		int one = assess_one(job, dossiers[i]);

		status = one > status ? one : status;
	}
	return status;
}

/* Shows the one command to try: on an installed sample, or in the source
 * tree, where nothing is installed. */
static int ask_for_dossier(heng_cli *cli)
{
	char sample[2 * HENG_FILE_NAME_MAX];
	const char *quote = strchr(cli->library.samples, ' ') ? "'" : "";

	snprintf(sample, sizeof(sample), "%s/clean-admission.xml",
		 cli->library.samples);
	if (!heng_file_exists(sample))
		return heng_cli_usage(
		    cli, "assess", "要评价哪份申报书？在源码目录中可先试：%s",
		    "which dossier? to try, in the source "
		    "tree: %s",
		    "./bootstrap demo");
	return heng_cli_usage(cli, "assess",
			      "要评价哪份申报书？可先试：heng assess %s%s%s "
			      "-o out/",
			      "which dossier? to try: heng assess %s%s%s "
			      "-o out/",
			      quote, sample, quote);
}

int heng_cmd_assess(heng_cli *cli, int argc, char **argv)
{
	assess_job job = {.cli = cli, .max_size = HENG_DOCUMENT_MAX};
	int status = parse(&job, argc, argv);

	if (status != 0)
		status--;
	else if (optind == argc)
		status = ask_for_dossier(cli);
	else
		status = run(&job, argv + optind, argc - optind);
	heng_lane_free(job.lane);
	heng_kit_free(job.kit);
	heng_ballots_close(&job.ballots);
	free(job.policies.items);
	free(job.plugins.items);
	free(job.params.items);
	free(job.only.items);
	free(job.panels.items);
	heng_buf_fini(&job.text);
	heng_buf_fini(&job.report);
	heng_buf_fini(&job.summary);
	return status;
}
