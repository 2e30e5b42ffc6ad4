/* heng lint: what loads and runs, and is not as it should be. */
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/cli/cli.h"
#include "core/cli/lint_parts.h"
#include "core/lua/profiles.h"

static const char help[] =
    "heng lint [POLICY] — 检查策略有无疏漏 / what a policy leaves undone\n"
    "\n"
    "  策略文件夹或 .lua 文件；不写则检查全部策略\n"
    "  a folder or .lua file; without one, all policies of the library\n"
    "\n"
    "      --lang zh|en|both     --color auto|always|never\n"
    "\n"
    "退出状态 / exit status: 0 没有疏漏 clean · 1 有疏漏 something is to be "
    "done ·\n"
    "  2 策略无法装入 the policy does not load · 4 未完成 not completed\n";

typedef struct lint_job {
	heng_cli *cli;
	const char *name; /* of a policy; NULL: all of the library */
} lint_job;

static void free_profiles(heng_lint *lint)
{
	for (size_t i = 0; i < lint->n_profiles; i++)
		heng_profile_free(lint->profiles[i]);
	free(lint->profiles);
}

static heng_rc add_profile(heng_lint *lint, const char *name, heng_error *error)
{
	void *grown =
	    heng_array_grow(lint->profiles, lint->n_profiles,
			    &lint->cap_profiles, sizeof(*lint->profiles));

	if (!grown)
		return heng_fail_memory(error);
	lint->profiles = grown;
	heng_rc rc =
	    heng_profile_load(&lint->cli->library, name,
			      &lint->profiles[lint->n_profiles], error);
	if (rc == HENG_OK)
		lint->n_profiles++;
	return rc;
}

/* The library's, but that one of the policy's own folder stands for its
 * namesake. */
static heng_rc load_profiles(heng_lint *lint, const char *policy,
			     heng_error *error)
{
	heng_library own = {.origin = "policy"};
	char **names = NULL;
	size_t n = 0, n_own = 0;
	heng_rc rc = HENG_OK;

	if (policy && heng_file_is_dir(policy)) {
		/* The folder's parent is searched as a library is. */
		snprintf(own.policies[0], sizeof(own.policies[0]), "%s/..",
			 policy);
		own.n_policies = 1;
		rc = heng_library_list(&own, HENG_LIBRARY_PROFILES, &names,
				       &n_own, error);
	}
	for (size_t i = 0; rc == HENG_OK && i < n_own; i++) {
		char path[HENG_FILE_NAME_MAX];

		snprintf(path, sizeof(path), "%.3900s/profiles/%.100s.lua",
			 policy, names[i]);
		if (heng_file_exists(path))
			rc = add_profile(lint, path, error);
	}
	heng_names_free(names, n_own);
	names = NULL;
	if (rc == HENG_OK)
		rc =
		    heng_library_list(&lint->cli->library,
				      HENG_LIBRARY_PROFILES, &names, &n, error);
	for (size_t i = 0; rc == HENG_OK && i < n; i++) {
		bool known = false;

		for (size_t k = 0; k < lint->n_profiles; k++)
			known |= strcmp(lint->profiles[k]->id, names[i]) == 0;
		if (!known)
			rc = add_profile(lint, names[i], error);
	}
	heng_names_free(names, n);
	return rc;
}

/* The policy in hand and all others, whose norms it may cite. */
static heng_rc load_policies(heng_lint *lint, const char *name,
			     heng_error *error)
{
	const heng_library *library = &lint->cli->library;
	char **names = NULL;
	size_t n = 0;
	heng_rc rc = heng_policies_new(&lint->policies, error);

	if (rc == HENG_OK) {
		heng_policies_limit(lint->policies, &lint->cli->limits);
		heng_policies_watch(lint->policies, lint->cli->link->progress);
	}
	if (rc == HENG_OK && name)
		rc = heng_policies_load(lint->policies, name, &lint->only,
					error);
	if (rc == HENG_OK)
		rc = heng_library_list(library, HENG_LIBRARY_POLICIES, &names,
				       &n, error);
	for (size_t i = 0; rc == HENG_OK && i < n; i++) {
		char path[HENG_FILE_NAME_MAX];

		if ((lint->only && strcmp(names[i], lint->only) == 0) ||
		    !heng_library_policy(library, names[i], path))
			continue;
		rc = heng_policies_load(lint->policies, path, NULL, error);
	}
	heng_names_free(names, n);
	if (rc == HENG_OK)
		rc = heng_policies_freeze(lint->policies, error);
	return rc;
}

/* The library's plugins; one that is refused has no rules. */
static heng_rc load_plugins(heng_lint *lint, heng_error *error)
{
	heng_cli *cli = lint->cli;
	char **names = NULL;
	size_t n = 0;
	heng_rc rc = heng_library_list(&cli->library, HENG_LIBRARY_PLUGINS,
				       &names, &n, error);

	if (rc != HENG_OK)
		return rc;
	lint->hosts = calloc(n + 1, sizeof(*lint->hosts));
	for (size_t i = 0; lint->hosts && i < n; i++) {
		char file[HENG_FILE_NAME_MAX];
		heng_error ignored;

		if (!heng_library_plugin(&cli->library, names[i], file))
			continue;
		rc = heng_plugin_host_open(names[i], file, &cli->link->native,
					   &lint->hosts[lint->n_hosts],
					   &ignored);
		if (lint->hosts[lint->n_hosts])
			lint->n_hosts++;
		if (rc == HENG_ENOMEM)
			break;
	}
	heng_names_free(names, n);
	return lint->hosts && rc != HENG_ENOMEM ? HENG_OK
						: heng_fail_memory(error);
}

static int say_clean(const heng_lint *lint)
{
	heng_buf line = {0};
	heng_cli *cli = lint->cli;
	size_t n;
	const heng_rule *rules = heng_policies_rules(lint->policies, &n);
	size_t own = 0;

	for (size_t i = 0; i < n; i++)
		own += heng_lint_is_own(lint, rules[i].owner);
	if (cli->lang & HENG_ZH)
		heng_buf_printf(&line, "%zu 条规则，没有疏漏\n", own);
	if (cli->lang & HENG_EN)
		heng_buf_printf(&line, "%zu rules, nothing left undone\n", own);
	int status = heng_cli_print_buf(cli, &line);
	heng_buf_fini(&line);
	return status;
}

static int lint_all(heng_cli *cli, void *userdata)
{
	lint_job *job = userdata;
	heng_lint lint = {.cli = cli};
	heng_error error;
	int status = 0;
	heng_rc rc = load_policies(&lint, job->name, &error);

	if (rc == HENG_OK)
		rc = load_profiles(&lint, job->name, &error);
	if (rc == HENG_OK)
		rc = load_plugins(&lint, &error);
	if (rc == HENG_OK)
		rc = heng_lint_open_cases(&lint, &error);
	if (rc == HENG_OK)
		rc = heng_lint_run(&lint, &error);
	if (rc != HENG_OK) {
		(void)heng_cli_report(&error, cli);
		status = heng_cli_input_status(rc);
	} else if (lint.found > 0) {
		status = HENG_EXIT_OTHER;
	} else {
		status = say_clean(&lint);
	}
	heng_lint_close_cases(&lint);
	for (size_t i = 0; i < lint.n_hosts; i++)
		heng_plugin_host_free(lint.hosts[i]);
	free(lint.hosts);
	free_profiles(&lint);
	heng_policies_free(lint.policies);
	heng_arena_fini(&lint.arena);
	return status;
}

int heng_cmd_lint(heng_cli *cli, int argc, char **argv)
{
	static const struct option options[] = {
	    HENG_COMMON_OPTIONS,
	    {NULL, 0, NULL, 0},
	};
	lint_job job = {.cli = cli};
	int option;

	opterr = 0;
	while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		int stop = heng_cli_option(cli, option, optarg, help);

		if (stop > 0)
			return stop - 1;
		if (stop < 0)
			return heng_cli_bad_option(cli, argv);
	}
	if (argc - optind > 1)
		return heng_cli_usage(cli, "lint", "一次检查一个策略",
				      "one policy at a time");
	job.name = optind < argc ? argv[optind] : NULL;
	return heng_cli_confined(cli, lint_all, &job);
}
