/* heng assess: dossiers in, verdicts and reports out. */
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/fixed.h"
#include "core/cli/assess_parts.h"
#include "core/lanes/supervisor.h"

/* With more reports than this the summary is a line each. */
enum { FULL_SUMMARIES_MAX = 20 };

static const char help[] =
    "heng assess DOSSIER... — 评价申报书 / assess dossiers\n"
    "\n"
    "  -P, --profile NAME|FILE   评价方案，可多次，每个出一份报告；默认按适用\n"
    "                            机制和阶段选择 / the profile; repeatable, a "
    "report\n"
    "                            for each; by scheme and phase if not given\n"
    "  -p, --policy PATH         另加策略文件或文件夹，可多次\n"
    "                            a policy file or folder more; repeatable\n"
    "      --plugin FILE.so      另加插件，可多次 / a plugin more; "
    "repeatable\n"
    "  -o, --output FILE|DIR|-   报告写到哪里 / where reports go\n"
    "  -f, --format FORM,...     报告形式，默认 xml，见 heng report --help\n"
    "                            forms of the report; heng report lists them\n"
    "      --panel FILE          专家评分表，可多次 / experts' ballots; "
    "repeatable\n"
    "      --waivers FILE        豁免文件 / waivers of rules\n"
    "      --param RULE.NAME=VALUE  改变参数，可多次 / change a parameter\n"
    "      --only RULE|DIMENSION 只评价这些（不下结论），可多次\n"
    "                            only these (no verdict); repeatable\n"
    "      --max-size BYTES      申报书大小上限，默认 16M / limit of a "
    "dossier\n"
    "  -j, --jobs N              同时评价几份，默认每个处理器一份\n"
    "                            how many at a time; one for each processor\n"
    "      --limit NAME=VALUE    改变限制，可多次，见 heng doctor\n"
    "                            change a limit; heng doctor lists them\n"
    "      --require-sandbox     缺少任何防护时拒绝运行\n"
    "                            refuse to run if a defence is missing\n"
    "      --lang zh|en|both     --color auto|always|never\n"
    "\n"
    "-  表示标准输入 / reads standard input\n";

/* 0, or an exit status plus 1. */
static int add(heng_cli *cli, heng_arguments *list, const char *item)
{
	const char **grown = heng_array_grow(list->items, list->count,
					     &list->capacity, sizeof(*grown));
	heng_error error;

	if (grown) {
		list->items = grown;
		list->items[list->count++] = item;
		return 0;
	}
	heng_fail_memory(&error);
	(void)heng_cli_report(&error, cli);
	return 1 + HENG_EXIT_INCOMPLETE;
}

static int take_jobs(heng_assess_job *job, const char *text)
{
	int64_t n;

	if (heng_parse_int(text, strlen(text), &n) && n >= 1 &&
	    n <= HENG_LANES_MAX) {
		job->n_lanes = (size_t)n;
		return 0;
	}
	return 1 + heng_cli_usage(job->cli, "assess",
				  "-j 应为 1 到 %2$d 的整数，不是 '%1$s'",
				  "-j is a number from 1 to %2$d, not '%1$s'",
				  text, HENG_LANES_MAX);
}

static int take_profile(heng_assess_job *job, const char *name)
{
	if (job->profiles.count < HENG_PROFILES_MAX)
		return add(job->cli, &job->profiles, name);
	return 1 + heng_cli_usage(job->cli, "assess", "-P 最多可用 %d 次",
				  "-P may be given %d times at most",
				  HENG_PROFILES_MAX);
}

/* A document has those of many dossiers; two could contradict each other. */
static int take_waivers(heng_assess_job *job, const char *name)
{
	if (!job->waivers) {
		job->waivers = name;
		return 0;
	}
	return 1 + heng_cli_usage(job->cli, "assess",
				  "--waivers 只能用一次：另一份是 '%s'",
				  "--waivers is given once; the other file is "
				  "'%s'",
				  job->waivers);
}

static int take_form(heng_assess_job *job, const char *name)
{
	const heng_form *form = heng_form_find(name);

	if (!form)
		return 1 + heng_form_refuse(job->cli, name);
	for (size_t i = 0; i < job->n_forms; i++) {
		if (job->forms[i] == form)
			return 0;
	}
	job->forms[job->n_forms++] = form;
	return 0;
}

/* Names with commas between them. */
static int take_forms(heng_assess_job *job, const char *text)
{
	char *names = strdup(text), *rest = names, *name;
	int stop = names ? 0 : 1 + heng_cli_no_memory(job->cli);

	while (stop == 0 && (name = strsep(&rest, ",")))
		stop = take_form(job, name);
	free(names);
	return stop;
}

enum {
	OPT_PLUGIN = HENG_OPT_FIRST,
	OPT_PANEL,
	OPT_WAIVERS,
	OPT_PARAM,
	OPT_ONLY,
	OPT_MAX
};

/* As heng_cli_option. */
static int take_option(heng_assess_job *job, int option)
{
	heng_cli *cli = job->cli;

	switch (option) {
	case 'P':
		return take_profile(job, optarg);
	case 'o':
		job->output = optarg;
		return 0;
	case 'f':
		return take_forms(job, optarg);
	case OPT_MAX:
		return heng_cli_max_size(cli, optarg);
	case 'j':
		return take_jobs(job, optarg);
	case 'p':
		return add(cli, &job->policies, optarg);
	case OPT_PLUGIN:
		return add(cli, &job->plugins, optarg);
	case OPT_PANEL:
		return add(cli, &job->panels, optarg);
	case OPT_WAIVERS:
		return take_waivers(job, optarg);
	case OPT_PARAM:
		return add(cli, &job->params, optarg);
	case OPT_ONLY:
		return add(cli, &job->only, optarg);
	default:
		return heng_cli_option(cli, option, optarg, help);
	}
}

static int parse(heng_assess_job *job, int argc, char **argv)
{
	static const struct option options[] = {
	    {"profile", required_argument, NULL, 'P'},
	    {"policy", required_argument, NULL, 'p'},
	    {"plugin", required_argument, NULL, OPT_PLUGIN},
	    {"output", required_argument, NULL, 'o'},
	    {"format", required_argument, NULL, 'f'},
	    {"panel", required_argument, NULL, OPT_PANEL},
	    {"waivers", required_argument, NULL, OPT_WAIVERS},
	    {"param", required_argument, NULL, OPT_PARAM},
	    {"only", required_argument, NULL, OPT_ONLY},
	    {"max-size", required_argument, NULL, OPT_MAX},
	    {"jobs", required_argument, NULL, 'j'},
	    HENG_COMMON_OPTIONS,
	    {NULL, 0, NULL, 0},
	};
	int option;

	opterr = 0;
	while ((option = getopt_long(argc, argv, "P:p:o:f:j:h", options,
				     NULL)) != -1) {
		int stop = take_option(job, option);

		if (stop < 0)
			return 1 + heng_cli_bad_option(job->cli, argv);
		if (stop > 0)
			return stop;
	}
	job->options.profiles = job->profiles.items;
	job->options.n_profiles = job->profiles.count;
	job->n_each = job->profiles.count > 0 ? job->profiles.count : 1;
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

/* Reports must not replace what the assessment is made with. */
static int spare_inputs(heng_assess_job *job, char **dossiers, int count)
{
	const heng_arguments *lists[] = {&job->panels, &job->policies,
					 &job->profiles};
	int status = 0;

	if (job->waivers)
		status = heng_output_spare(job->cli, &job->target, dossiers,
					   count, job->waivers);
	for (size_t l = 0; l < 3; l++) {
		for (size_t i = 0; status == 0 && i < lists[l]->count; i++)
			status =
			    heng_output_spare(job->cli, &job->target, dossiers,
					      count, lists[l]->items[i]);
	}
	return status;
}

static int run(heng_assess_job *job, char **dossiers, int count)
{
	int status;

	if (job->n_forms == 0)
		job->forms[job->n_forms++] = heng_form_find("xml");
	job->target = (heng_output){
	    .target = job->output,
	    .profiles = job->profiles.items,
	    .n_profiles = job->profiles.count,
	    .forms = job->forms,
	    .n_forms = job->n_forms,
	};
	status = heng_output_decide(job->cli, dossiers, count, &job->target);

	if (status == 0)
		status = spare_inputs(job, dossiers, count);
	if (status == 0)
		status = heng_cli_check_defences(job->cli);
	if (status != 0)
		return status;
	job->dossiers = dossiers;
	job->n_dossiers = (size_t)count;
	job->full = heng_assess_tasks(job) <= FULL_SUMMARIES_MAX;
	if (job->n_lanes == 0)
		job->n_lanes = heng_lanes_default();
	return heng_assess_batch(job);
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
	heng_assess_job job = {.cli = cli};
	int status = parse(&job, argc, argv);

	if (status != 0)
		status--;
	else if (optind == argc)
		status = ask_for_dossier(cli);
	else
		status = run(&job, argv + optind, argc - optind);
	free(job.profiles.items);
	free(job.policies.items);
	free(job.plugins.items);
	free(job.params.items);
	free(job.only.items);
	free(job.panels.items);
	return status;
}
