/* heng validate: checks a document and runs no rule over anything. */
#include <string.h>

#include "core/assess/closing.h"
#include "core/assess/waivers.h"
#include "core/base/file.h"
#include "core/cli/cli.h"
#include "core/lanes/advice.h"
#include "core/lanes/kit.h"
#include "core/lua/policies.h"
#include "core/read/reader.h"
#include "reports/cells.h"

static const char help[] =
    "heng validate FILE... — 检查文件 / check files\n"
    "\n"
    "  申报书、专家评分表、豁免、报告（XML），策略文件或文件夹、评价方案"
    "（.lua）\n"
    "  a dossier, panel, sheet, waivers or report (XML), a policy file or "
    "folder, a "
    "profile "
    "(.lua)\n"
    "\n"
    "      --max-size BYTES      文件大小上限，默认 16M / limit of a file\n"
    "      --lang zh|en|both     --color auto|always|never\n";

typedef struct validate_job {
	heng_cli *cli;
	heng_reader *reader;
	char **names;
	int count;
} validate_job;

static int report(validate_job *job, heng_rc rc, const heng_error *error)
{
	if (rc != HENG_OK)
		(void)heng_cli_report(error, job->cli);
	return heng_cli_input_status(rc);
}

/* What no grammar can say of waivers. */
static heng_rc check_waivers(validate_job *job, const char *name,
			     const heng_buf *text, const heng_image *image,
			     heng_error *error)
{
	heng_waivers waivers = {.name = name,
				.text = text->data,
				.size = text->size,
				.image = image};
	heng_arena arena = {0};
	heng_rc rc = heng_waivers_take(&waivers, &arena, heng_cli_report,
				       job->cli, error);

	heng_arena_fini(&arena);
	return rc;
}

static int validate_document(validate_job *job, const char *name)
{
	heng_buf text = {0};
	const heng_grammar *grammar;
	const heng_image *image;
	heng_error error;
	int status;
	size_t max = (size_t)job->cli->limits.document_bytes;

	heng_progress_step(job->cli->link->progress, HENG_STEP_READING, 0,
			   name);
	heng_rc rc = heng_file_read(name, max, &text, &error);

	if (rc == HENG_OK)
		rc = heng_read_grammar(name, text.data, text.size, &grammar,
				       &error);
	status = report(job, rc, &error);
	if (rc == HENG_OK) {
		/* Every error goes out as it is found. */
		rc = heng_read(job->reader, grammar, name, text.data, text.size,
			       heng_cli_report, job->cli, &image, &error);
		if (rc == HENG_OK && grammar == &heng_waivers_grammar)
			rc = check_waivers(job, name, &text, image, &error);
		status = heng_cli_input_status(rc);
	}
	if (rc == HENG_OK && grammar == &heng_panel_grammar) {
		heng_panel panel = {name, text.data, text.size, image, ""};

		status = report(job, heng_panel_closing_check(&panel, &error),
				&error);
	}
	heng_buf_fini(&text);
	return status;
}

static int validate_profile(validate_job *job, const char *name)
{
	heng_kit_options options = {.profiles = &name, .n_profiles = 1};
	heng_profile *profile = NULL;
	heng_kit *kit;
	heng_error error;
	heng_rc rc =
	    heng_profile_load(&job->cli->library, name, &profile, &error);
	bool abstract = rc == HENG_OK && profile->is_abstract;

	heng_profile_free(profile);
	/* The rest of it is checked with those that inherit it. */
	if (rc != HENG_OK || abstract)
		return report(job, rc, &error);
	heng_cli_kit_options(job->cli, &options);
	rc = heng_kit_open(&job->cli->library, &options, NULL, NULL, &kit,
			   &error);

	if (rc == HENG_OK)
		heng_kit_free(kit);
	return report(job, rc, &error);
}

/* The library's norms may be cited, so its policies are loaded as well;
 * unless the one in hand is to take the place of one of them. */
static int validate_policy(validate_job *job, const char *name)
{
	const heng_library *library = &job->cli->library;
	heng_policies *policies = NULL;
	heng_error error;
	const char *id;
	char **names = NULL;
	size_t n = 0;
	heng_rc rc = heng_policies_new(&policies, &error);

	if (rc == HENG_OK) {
		heng_policies_limit(policies, &job->cli->limits);
		heng_policies_watch(policies, job->cli->link->progress);
		heng_policies_be_strict(policies);
		rc = heng_policies_load(policies, name, &id, &error);
	}
	if (rc == HENG_OK)
		rc = heng_library_list(library, HENG_LIBRARY_POLICIES, &names,
				       &n, &error);
	for (size_t i = 0; rc == HENG_OK && i < n; i++) {
		char path[HENG_FILE_NAME_MAX];

		if (strcmp(names[i], id) == 0 ||
		    !heng_library_policy(library, names[i], path))
			continue;
		rc = heng_policies_load(policies, path, NULL, &error);
	}
	if (rc == HENG_OK)
		rc = heng_policies_freeze(policies, &error);
	heng_names_free(names, n);
	heng_policies_free(policies);
	return report(job, rc, &error);
}

static int validate_one(validate_job *job, const char *name)
{
	size_t n = strlen(name);
	heng_error error;
	bool profile = false;

	if (heng_file_is_dir(name) && heng_file_exists(name))
		return validate_policy(job, name);
	if (n <= 4 || strcmp(name + n - 4, ".lua") != 0)
		return validate_document(job, name);
	heng_rc rc = heng_lua_declares(name, "profile", &profile, &error);
	if (rc != HENG_OK)
		return report(job, rc, &error);
	return profile ? validate_profile(job, name)
		       : validate_policy(job, name);
}

static int print_valid(heng_cli *cli, const char *name)
{
	heng_buf line = {0};
	int status;

	heng_cells_put(&line, name);
	heng_buf_printf(&line, ": %s\n",
			cli->lang == HENG_ZH   ? "有效"
			: cli->lang == HENG_EN ? "valid"
					       : "有效 valid");
	status = heng_cli_print_buf(cli, &line);
	heng_buf_fini(&line);
	return status;
}

/* In the confined process. */
static int validate_all(heng_cli *cli, void *userdata)
{
	validate_job *job = userdata;
	int status = 0;

	job->reader = heng_reader_new();
	if (!job->reader)
		return heng_cli_no_memory(cli);
	heng_reader_limit(job->reader, (size_t)cli->limits.document_bytes);
	for (int i = 0; i < job->count; i++) {
		int one = validate_one(job, job->names[i]);

		if (one == 0)
			one = print_valid(cli, job->names[i]);
		status = one > status ? one : status;
	}
	heng_reader_free(job->reader);
	return status;
}

int heng_cmd_validate(heng_cli *cli, int argc, char **argv)
{
	enum { OPT_MAX = HENG_OPT_FIRST };
	static const struct option options[] = {
	    {"max-size", required_argument, NULL, OPT_MAX},
	    HENG_COMMON_OPTIONS,
	    {NULL, 0, NULL, 0},
	};
	validate_job job = {.cli = cli};
	int option;

	opterr = 0;
	while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		int stop = option == OPT_MAX
			       ? heng_cli_max_size(cli, optarg)
			       : heng_cli_option(cli, option, optarg, help);

		if (stop > 0)
			return stop - 1;
		if (stop < 0)
			return heng_cli_bad_option(cli, argv);
	}
	if (optind == argc)
		return heng_cli_usage(cli, "validate", "要检查哪个文件？",
				      "which file is to be checked?");
	job.names = argv + optind;
	job.count = argc - optind;
	return heng_cli_confined(cli, validate_all, &job);
}
