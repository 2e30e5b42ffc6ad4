/* heng list: what there is to assess with, as text or JSON. */
#include <stdlib.h>
#include <string.h>

#include "core/base/suggest.h"
#include "core/cli/cli.h"
#include "core/lanes/advice.h"
#include "core/lanes/kit.h"
#include "reports/cells.h"
#include "reports/labels.h"

static const char help[] =
    "heng list rules|profiles|plugins|measures|norms — 列出 / list\n"
    "heng list profiles --resolved NAME|FILE\n"
    "\n"
    "      --resolved            合并继承内容后的方案，Lua 格式 / the profile "
    "with\n"
    "                            all that it inherits, as Lua\n"
    "  -P, --profile NAME|FILE   只列此方案用到的 / only what this profile "
    "uses\n"
    "  -p, --policy PATH         另加策略 / a policy more; repeatable\n"
    "      --plugin FILE.so      另加插件 / a plugin more; repeatable\n"
    "      --format text|json    输出形式 / form of the output\n"
    "      --lang zh|en|both     --color auto|always|never\n";

/* A table that prints as aligned text or as a JSON list of objects. */
typedef struct list {
	heng_buf *out;
	heng_lang lang;
	bool json;
	bool any;   /* an object was begun */
	bool field; /* a field of it was put */
} list;

static void begin_item(list *l)
{
	if (l->json)
		heng_buf_puts(l->out, l->any ? ",\n  {" : "\n  {");
	l->any = true;
	l->field = false;
}

static void end_item(list *l)
{
	heng_buf_puts(l->out, l->json ? "}" : "\n");
}

static void json_key(list *l, const char *key)
{
	heng_buf_printf(l->out, "%s\"%s\": ", l->field ? ", " : "", key);
	l->field = true;
}

static void put_string(list *l, const char *key, const char *value,
		       size_t width)
{
	if (!value)
		value = "";
	if (l->json) {
		json_key(l, key);
		heng_buf_putc(l->out, '"');
		heng_buf_put_json(l->out, value);
		heng_buf_putc(l->out, '"');
		return;
	}
	if (l->field)
		heng_buf_puts(l->out, "  ");
	l->field = true;
	heng_cells_put_padded(l->out, value, width);
}

static void put_int(list *l, const char *key, int64_t value, size_t width)
{
	char digits[24];

	if (l->json) {
		json_key(l, key);
		heng_buf_put_int(l->out, value);
		return;
	}
	heng_buf digits_buf = {0};
	heng_buf_put_int(&digits_buf, value);
	snprintf(digits, sizeof(digits), "%s", heng_buf_str(&digits_buf));
	heng_buf_fini(&digits_buf);
	if (l->field)
		heng_buf_puts(l->out, "  ");
	l->field = true;
	heng_cells_put_right(l->out, digits, width);
}

static void put_text(list *l, const char *key, heng_text text)
{
	char name[32];

	if (l->json) {
		snprintf(name, sizeof(name), "%s_zh", key);
		put_string(l, name, text.zh, 0);
		snprintf(name, sizeof(name), "%s_en", key);
		put_string(l, name, text.en, 0);
		return;
	}
	heng_buf_puts(l->out, l->field ? "  " : "");
	l->field = true;
	(void)heng_label_put(l->out, text, l->lang);
}

static void put_bool(list *l, const char *key, bool value, const char *word)
{
	if (l->json) {
		json_key(l, key);
		heng_buf_puts(l->out, value ? "true" : "false");
	} else {
		put_string(l, key, value ? word : "", strlen(word));
	}
}

static void put_phases(list *l, unsigned phases)
{
	char text[64] = "";

	for (int i = 0; i < HENG_PHASES; i++) {
		if (!(phases & 1u << i))
			continue;
		strcat(text, text[0] ? " " : "");
		strcat(text, heng_phase_name((heng_phase)i));
	}
	put_string(l, "phases", text, 24);
}

static int by_rule_id(const void *a, const void *b)
{
	const heng_rule *x = *(const heng_rule *const *)a;
	const heng_rule *y = *(const heng_rule *const *)b;

	return strcmp(x->id, y->id);
}

static bool is_used(const heng_plan *plan, const char *rule)
{
	for (size_t i = 0; plan && i < plan->n_rules; i++) {
		if (strcmp(plan->rules[i].rule->id, rule) == 0)
			return true;
	}
	return !plan;
}

static bool list_rules(list *l, const heng_kit *kit, const heng_plan *plan)
{
	size_t n_rules, n_hosts, n = 0;
	const heng_rule *rules =
	    heng_policies_rules(heng_kit_policies(kit), &n_rules);
	heng_plugin_host *const *hosts = heng_kit_hosts(kit, &n_hosts);
	size_t total = n_rules;

	for (size_t h = 0; h < n_hosts; h++)
		total += heng_plugin_host_info(hosts[h])->n_rules;
	const heng_rule **all = calloc(total + 1, sizeof(*all));
	if (!all)
		return false;
	for (size_t i = 0; i < n_rules; i++)
		all[n++] = &rules[i];
	for (size_t h = 0; h < n_hosts; h++) {
		const heng_plugin_info *info = heng_plugin_host_info(hosts[h]);

		for (size_t i = 0; i < info->n_rules; i++)
			all[n++] = &info->rules[i];
	}
	qsort(all, n, sizeof(*all), by_rule_id);
	for (size_t i = 0; i < n; i++) {
		const heng_rule *rule = all[i];

		if (!is_used(plan, rule->id))
			continue;
		begin_item(l);
		put_string(l, "id", rule->id, 6);
		put_string(l, "dimension", heng_dimension_name(rule->dimension),
			   13);
		put_string(l, "severity", heng_severity_name(rule->severity),
			   8);
		put_int(l, "weight", rule->weight, 3);
		put_bool(l, "veto", rule->veto, "veto");
		put_string(l, "kind", heng_kind_name(rule->kind), 9);
		put_phases(l, rule->phases);
		put_text(l, "title", rule->title);
		if (l->json) {
			put_string(l, "source",
				   rule->source == HENG_FROM_PLUGIN ? "plugin"
								    : "policy",
				   0);
			put_string(l, "owner", rule->owner, 0);
		}
		end_item(l);
	}
	free(all);
	return true;
}

static void list_profiles(list *l, const heng_kit *kit)
{
	size_t n;
	const heng_plan *const *plans = heng_kit_plans(kit, &n);

	for (size_t i = 0; i < n; i++) {
		const heng_profile *profile = plans[i]->profile;

		begin_item(l);
		put_string(l, "id", profile->id, 25);
		put_string(l, "version", profile->version, 6);
		put_string(l, "scheme", profile->scheme, 14);
		put_string(l, "phase", heng_phase_name(profile->phase), 9);
		put_int(l, "rules", (int64_t)plans[i]->n_rules, 4);
		put_text(l, "title", profile->title);
		end_item(l);
	}
}

static void list_plugins(list *l, const heng_kit *kit)
{
	size_t n;
	heng_plugin_host *const *hosts = heng_kit_hosts(kit, &n);

	for (size_t i = 0; i < n; i++) {
		const heng_plugin_info *info = heng_plugin_host_info(hosts[i]);
		const heng_error *refusal = heng_plugin_host_refusal(hosts[i]);

		begin_item(l);
		put_string(l, "id", info->id, 16);
		put_string(l, "version", info->version, 8);
		put_string(l, "abi", info->abi, 4);
		put_int(l, "rules", (int64_t)info->n_rules, 4);
		put_int(l, "measures", (int64_t)info->n_measures, 4);
		put_string(l, "sha256", info->sha256, 64);
		if (refusal->rc != HENG_OK)
			put_text(l, "refused",
				 (heng_text){refusal->zh, refusal->en});
		end_item(l);
	}
}

static bool list_measures(list *l, const heng_kit *kit)
{
	size_t n;
	heng_plugin_host *const *hosts = heng_kit_hosts(kit, &n);

	for (size_t i = 0; i < n; i++) {
		const heng_plugin_info *info = heng_plugin_host_info(hosts[i]);

		for (size_t k = 0; k < info->n_measures; k++) {
			const heng_measure *measure = &info->measures[k];
			heng_buf name = {0};

			heng_buf_printf(&name, "%s.%s", info->id,
					measure->name);
			if (name.failed)
				return false;
			begin_item(l);
			put_string(l, "name", heng_buf_str(&name), 32);
			put_int(l, "scale", measure->scale, 1);
			put_string(l, "unit", measure->unit, 8);
			put_text(l, "title", measure->title);
			end_item(l);
			heng_buf_fini(&name);
		}
	}
	return true;
}

static void list_norms(list *l, const heng_kit *kit)
{
	size_t n;
	const heng_norm *norms =
	    heng_policies_norms(heng_kit_policies(kit), &n);

	for (size_t i = 0; i < n; i++) {
		char from[11];

		for (size_t v = 0; v < norms[i].n_versions; v++) {
			begin_item(l);
			put_string(l, "id", norms[i].id, 24);
			put_string(
			    l, "from",
			    heng_date_format(norms[i].versions[v].from, from),
			    10);
			put_bool(l, "verified", norms[i].verified, "verified");
			put_int(l, "articles",
				(int64_t)norms[i].versions[v].n_articles, 3);
			put_text(l, "title", norms[i].title);
			end_item(l);
		}
	}
}

typedef struct list_job {
	heng_kit_options options;
	const char *profile;
	const char *policies[HENG_EXTRA_MAX];
	const char *plugins[HENG_EXTRA_MAX];
	const char *what;     /* is listed */
	const char *resolved; /* profile to be printed as Lua; NULL: none */
	bool json, formatted;
} list_job;

enum { OPT_RESOLVED = HENG_OPT_FIRST + 2 };

static int take(heng_cli *cli, list_job *job, int option)
{
	switch (option) {
	case 'P':
		job->profile = optarg;
		job->options.profiles = &job->profile;
		job->options.n_profiles = 1;
		return 0;
	case 'p':
		if (job->options.n_policies == HENG_EXTRA_MAX)
			return 1 + heng_cli_too_many(cli, "-p");
		job->policies[job->options.n_policies++] = optarg;
		return 0;
	case HENG_OPT_FIRST:
		if (job->options.n_plugins == HENG_EXTRA_MAX)
			return 1 + heng_cli_too_many(cli, "--plugin");
		job->plugins[job->options.n_plugins++] = optarg;
		return 0;
	case OPT_RESOLVED:
		job->resolved = "";
		return 0;
	case HENG_OPT_FIRST + 1:
		job->formatted = true;
		job->json = strcmp(optarg, "json") == 0;
		if (job->json || strcmp(optarg, "text") == 0)
			return 0;
		return 1 + heng_cli_usage(cli, "list",
					  "--format 是 text 或 json，不是 '%s'",
					  "--format is text or json, not '%s'",
					  optarg);
	default:
		return heng_cli_option(cli, option, optarg, help);
	}
}

/* In the confined process. */
static int print_resolved(heng_cli *cli, void *userdata)
{
	const list_job *job = userdata;
	heng_error error;
	heng_buf out = {0};
	int status;
	heng_rc rc =
	    heng_profile_resolve(&cli->library, job->resolved, &out, &error);

	if (rc == HENG_OK) {
		status = heng_cli_print_buf(cli, &out);
	} else {
		if (rc != HENG_ENOMEM)
			heng_advise_profile(&cli->library, job->resolved,
					    &error);
		(void)heng_cli_report(&error, cli);
		status = heng_cli_input_status(rc);
	}
	heng_buf_fini(&out);
	return status;
}

/* `heng list profiles --resolved ID`; the arguments behind the options. */
static int list_resolved(heng_cli *cli, list_job *job, int argc, char **argv)
{
	if (argc < 1 || strcmp(argv[0], "profiles") != 0)
		return heng_cli_usage(
		    cli, "list", "--resolved 只用于 profiles%s",
		    "--resolved goes with profiles only%s", "");
	if (job->formatted || job->profile || job->options.n_policies ||
	    job->options.n_plugins)
		return heng_cli_usage(cli, "list",
				      "--resolved 不与其他选项同用%s",
				      "--resolved takes no other option%s", "");
	if (argc != 2)
		return heng_cli_usage(cli, "list", "要打印哪个方案？例如 %s",
				      "which profile is to be printed? such "
				      "as: %s",
				      "heng list profiles --resolved "
				      "pboc-exit");
	job->resolved = argv[1];
	return heng_cli_confined(cli, print_resolved, job);
}

/* In the confined process. */
static int print_list(heng_cli *cli, void *userdata)
{
	list_job *job = userdata;
	const char *what = job->what;
	heng_kit *kit = NULL;
	heng_error error;
	heng_buf out = {0};
	list l = {.out = &out, .lang = cli->lang, .json = job->json};
	size_t n_plans;
	bool ok = true;
	int status;

	heng_cli_kit_options(cli, &job->options);
	heng_rc rc = heng_kit_open(&cli->library, &job->options,
				   heng_cli_report, cli, &kit, &error);

	if (rc != HENG_OK) {
		(void)heng_cli_report(&error, cli);
		return heng_cli_input_status(rc);
	}
	const heng_plan *const *plans = heng_kit_plans(kit, &n_plans);
	if (l.json)
		heng_buf_putc(&out, '[');
	if (strcmp(what, "rules") == 0)
		ok = list_rules(&l, kit, job->profile ? plans[0] : NULL);
	else if (strcmp(what, "profiles") == 0)
		list_profiles(&l, kit);
	else if (strcmp(what, "plugins") == 0)
		list_plugins(&l, kit);
	else if (strcmp(what, "measures") == 0)
		ok = list_measures(&l, kit);
	else
		list_norms(&l, kit);
	if (l.json)
		heng_buf_puts(&out, l.any ? "\n]\n" : "]\n");
	status = ok ? heng_cli_print_buf(cli, &out) : heng_cli_no_memory(cli);
	heng_buf_fini(&out);
	heng_kit_free(kit);
	return status;
}

int heng_cmd_list(heng_cli *cli, int argc, char **argv)
{
	static const char *const kinds[] = {"rules", "profiles", "plugins",
					    "measures", "norms"};
	static const struct option options[] = {
	    {"profile", required_argument, NULL, 'P'},
	    {"policy", required_argument, NULL, 'p'},
	    {"plugin", required_argument, NULL, HENG_OPT_FIRST},
	    {"format", required_argument, NULL, HENG_OPT_FIRST + 1},
	    {"resolved", no_argument, NULL, OPT_RESOLVED},
	    HENG_COMMON_OPTIONS,
	    {NULL, 0, NULL, 0},
	};
	list_job job = {0};
	int option;

	job.options.policies = job.policies;
	job.options.plugins = job.plugins;
	opterr = 0;
	while ((option = getopt_long(argc, argv, "P:p:h", options, NULL)) !=
	       -1) {
		int stop = take(cli, &job, option);

		if (stop < 0)
			return heng_cli_bad_option(cli, argv);
		if (stop > 0)
			return stop - 1;
	}
	if (job.resolved)
		return list_resolved(cli, &job, argc - optind, argv + optind);
	heng_suggest suggest = {.wanted = optind < argc ? argv[optind] : ""};
	for (int i = 0; optind + 1 == argc && i < 5; i++) {
		heng_suggest_offer(&suggest, kinds[i]);
		if (strcmp(argv[optind], kinds[i]) == 0)
			job.what = kinds[i];
	}
	if (job.what)
		return heng_cli_confined(cli, print_list, &job);
	if (suggest.best)
		return heng_cli_usage(
		    cli, "list", "不能列出 '%s'；是不是想写 '%s'？",
		    "'%s' cannot be listed; did you mean '%s'?", argv[optind],
		    suggest.best);
	return heng_cli_usage(
	    cli, "list",
	    "要列出什么？rules、profiles、plugins、measures 或 norms",
	    "what is to be listed? rules, profiles, plugins, measures or "
	    "norms");
}
