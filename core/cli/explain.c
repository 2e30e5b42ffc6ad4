/* heng explain: a rule, or why a report says what it says. */
#include <string.h>

#include "core/base/file.h"
#include "core/base/suggest.h"
#include "core/cli/cli.h"
#include "core/cli/explain_report.h"
#include "core/cli/explain_rule.h"
#include "core/cli/explain_why_not.h"
#include "core/cli/figure.h"
#include "core/cli/report_file.h"
#include "core/cli/rule_cases.h"
#include "core/lanes/kit.h"

static const char help[] =
    "heng explain RULE            规则问什么、依据什么 / what a rule asks\n"
    "heng explain REPORT [RULE]   报告的每一分从何而来 / why a report says "
    "what it says\n"
    "\n"
    "  含 / 或以 .xml 结尾的是报告，其余是规则编号\n"
    "  what has a / or ends in .xml is a report, anything else a rule\n"
    "\n"
    "      --figure NAME         只重算报告中的这个数值（all：全部）\n"
    "                            one figure of the report, computed again; "
    "all: each\n"
    "      --why-not OUTCOME     怎样才能得到这一结论\n"
    "                            what it would take to reach this outcome\n"
    "  -p, --policy PATH         另加策略 / a policy more; repeatable\n"
    "      --plugin FILE.so      另加插件 / a plugin more; repeatable\n"
    "      --lang zh|en|both     --color auto|always|never\n";

enum { OPT_PLUGIN = HENG_OPT_FIRST, OPT_FIGURE, OPT_WHY_NOT };

static int fail(heng_cli *cli, heng_rc rc, const heng_error *error)
{
	(void)heng_cli_report(error, cli);
	return heng_cli_input_status(rc);
}

static int print_and_free(heng_cli *cli, heng_buf *out)
{
	int status = heng_cli_print_buf(cli, out);

	heng_buf_fini(out);
	return status;
}

/* What the confined process explains. */
typedef struct explain_job {
	const char *what;    /* report or rule */
	const char *rule;    /* of the report; NULL: the whole */
	const char *figure;  /* of the report, or NULL */
	const char *why_not; /* an outcome of the report, or NULL */
	heng_kit_options kit;
} explain_job;

/* What of the report the user asks for. */
static heng_rc explain_image(const explain_job *job, const heng_image *image,
			     heng_lang lang, heng_buf *out, heng_error *error)
{
	if (job->figure)
		return heng_explain_figure(image, job->figure, lang, out,
					   error);
	if (job->why_not)
		return heng_explain_why_not(image, job->why_not, lang, out,
					    error);
	return heng_explain_report(image, job->rule, lang, out, error);
}

static int explain_report(heng_cli *cli, void *userdata)
{
	const explain_job *job = userdata;
	heng_report_file file = {0};
	heng_buf out = {0};
	heng_error error;
	int status = heng_report_file_open(cli, job->what, &file);

	if (status == 0 &&
	    explain_image(job, file.image, cli->lang, &out, &error) != HENG_OK)
		status = heng_report_file_fail(cli, &file, &error);
	else if (status == 0)
		status = heng_cli_print(cli, out.data, out.size);
	heng_buf_fini(&out);
	heng_report_file_close(&file);
	return status;
}

static const heng_rule *find_rule(const heng_kit *kit, const char *id,
				  heng_suggest *suggest)
{
	size_t n, n_hosts;
	const heng_rule *rules =
	    heng_policies_rules(heng_kit_policies(kit), &n);
	heng_plugin_host *const *hosts = heng_kit_hosts(kit, &n_hosts);

	for (size_t i = 0; i < n; i++) {
		if (strcmp(rules[i].id, id) == 0)
			return &rules[i];
		heng_suggest_offer(suggest, rules[i].id);
	}
	for (size_t h = 0; h < n_hosts; h++) {
		const heng_plugin_info *info = heng_plugin_host_info(hosts[h]);

		for (size_t i = 0; i < info->n_rules; i++) {
			if (strcmp(info->rules[i].id, id) == 0)
				return &info->rules[i];
			heng_suggest_offer(suggest, info->rules[i].id);
		}
	}
	return NULL;
}

static int explain_rule(heng_cli *cli, void *userdata)
{
	explain_job *job = userdata;
	heng_kit_options *options = &job->kit;
	const char *id = job->what;
	heng_suggest suggest = {.wanted = id};
	heng_kit *kit;
	heng_error error;
	heng_buf out = {0};
	size_t n_norms;

	heng_cli_kit_options(cli, options);
	heng_rc rc = heng_kit_open(&cli->library, options, heng_cli_report, cli,
				   &kit, &error);

	if (rc != HENG_OK)
		return fail(cli, rc, &error);
	const heng_rule *rule = find_rule(kit, id, &suggest);
	if (!rule) {
		heng_fail(&error, HENG_EINPUT, "H2417", "没有规则 '%s'",
			  "there is no rule '%s'", id);
		if (suggest.best)
			heng_error_hint(&error, "是不是想写 '%s'？",
					"did you mean '%s'?", suggest.best);
		heng_kit_free(kit);
		return fail(cli, HENG_EINPUT, &error);
	}
	const heng_norm *norms =
	    heng_policies_norms(heng_kit_policies(kit), &n_norms);
	heng_arena arena = {0};
	heng_survey survey;
	heng_suite *cases = NULL;
	heng_rule_page page = {.rule = rule,
			       .norms = norms,
			       .n_norms = n_norms,
			       .survey = &survey};
	int status = 0;

	rc = heng_policies_survey(heng_kit_policies(kit), rule, &arena, &survey,
				  &error);
	if (rc == HENG_OK && rule->source == HENG_FROM_POLICY)
		rc = heng_rule_cases_open(heng_kit_policies(kit), rule->owner,
					  &cli->limits, cli->library.samples,
					  &cases, &error);
	if (rc == HENG_OK) {
		page.examples = heng_rule_cases_examples(
		    cases, rule->id, &arena, &page.n_examples);
		if (!page.examples)
			rc = heng_fail_memory(&error);
	}
	if (rc == HENG_OK) {
		heng_explain_rule(&page, cli->lang, &out);
		status = print_and_free(cli, &out);
	} else {
		status = fail(cli, rc, &error);
	}
	heng_suite_free(cases);
	heng_arena_fini(&arena);
	heng_kit_free(kit);
	return status;
}

int heng_cmd_explain(heng_cli *cli, int argc, char **argv)
{
	static const struct option options[] = {
	    {"policy", required_argument, NULL, 'p'},
	    {"plugin", required_argument, NULL, OPT_PLUGIN},
	    {"figure", required_argument, NULL, OPT_FIGURE},
	    {"why-not", required_argument, NULL, OPT_WHY_NOT},
	    HENG_COMMON_OPTIONS,
	    {NULL, 0, NULL, 0},
	};
	const char *policies[HENG_EXTRA_MAX], *plugins[HENG_EXTRA_MAX];
	explain_job job = {.kit = {.policies = policies, .plugins = plugins}};
	int option;

	opterr = 0;
	while ((option = getopt_long(argc, argv, "p:h", options, NULL)) != -1) {
		if (option == 'p') {
			if (job.kit.n_policies == HENG_EXTRA_MAX)
				return heng_cli_too_many(cli, "-p");
			policies[job.kit.n_policies++] = optarg;
			continue;
		}
		if (option == OPT_PLUGIN) {
			if (job.kit.n_plugins == HENG_EXTRA_MAX)
				return heng_cli_too_many(cli, "--plugin");
			plugins[job.kit.n_plugins++] = optarg;
			continue;
		}
		if (option == OPT_FIGURE) {
			job.figure = optarg;
			continue;
		}
		if (option == OPT_WHY_NOT) {
			job.why_not = optarg;
			continue;
		}
		int stop = heng_cli_option(cli, option, optarg, help);
		if (stop < 0)
			return heng_cli_bad_option(cli, argv);
		if (stop > 0)
			return stop - 1;
	}
	if (optind == argc || argc - optind > 2)
		return heng_cli_usage(cli, "explain",
				      "要说明哪条规则或哪份报告？",
				      "which rule or report is to be "
				      "explained?");
	job.what = argv[optind];
	job.rule = optind + 1 < argc ? argv[optind + 1] : NULL;
	if (job.figure && job.why_not)
		return heng_cli_usage(cli, "explain",
				      "--figure 与 --why-not 不能同用",
				      "--figure and --why-not exclude each "
				      "other");
	if ((job.figure || job.why_not) &&
	    (job.rule || !heng_is_file_name(job.what, ".xml")))
		return heng_cli_usage(cli, "explain",
				      "%s 须与一份报告同用，不再给规则",
				      "%s goes with a report and without a "
				      "rule",
				      job.figure ? "--figure" : "--why-not");
	if (heng_is_file_name(job.what, ".xml"))
		return heng_cli_confined(cli, explain_report, &job);
	if (job.rule)
		return heng_cli_usage(cli, "explain",
				      "'%s' 不是报告（含 / 或以 .xml 结尾）",
				      "'%s' is no report (a name with / or "
				      ".xml at the end)",
				      job.what);
	return heng_cli_confined(cli, explain_rule, &job);
}
