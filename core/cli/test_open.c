/* One policy with its cases, opened for heng test. */
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/cli/test_parts.h"

enum { UP_MAX = 8 /* folders above DIR in which policy.lua is looked for */ };

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

int heng_test_some(heng_cli *cli, heng_test *test, size_t from, size_t to,
		   heng_trial_fn *fn, void *userdata)
{
	size_t n;
	const heng_case *cases = heng_suite_cases(test->suite, &n);
	heng_arena arena = {0};
	int status = 0;

	for (size_t i = from; status == 0 && i < to && i < n; i++) {
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

int heng_test_each(heng_cli *cli, heng_test *test, heng_trial_fn *fn,
		   void *userdata)
{
	return heng_test_some(cli, test, 0, SIZE_MAX, fn, userdata);
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

void heng_test_close(heng_test *test)
{
	for (size_t i = 0; i < test->n_hosts; i++)
		heng_plugin_host_free(test->hosts[i]);
	free(test->hosts);
	heng_suite_free(test->suite);
	heng_policies_free(test->judges.policies);
}

int heng_test_open(heng_cli *cli, heng_test *test, const char *path)
{
	heng_error error;
	heng_rc rc = HENG_OK;

	test->options = (heng_suite_options){.samples = test->samples,
					     .root = test->root,
					     .limits = &cli->limits};
	if (!find_root(path, test->root)) {
		rc = heng_fail(&error, HENG_EINPUT, "H7054",
			       "不在任何策略之内：向上找不到 policy.lua",
			       "this is in no policy: there is no policy.lua "
			       "above it");
		heng_error_at(&error, path, 0, 0, 0);
	}
	test->is_whole = strncmp(path, test->root, strlen(test->root)) == 0 &&
			 strspn(path + strlen(test->root), "/") ==
			     strlen(path + strlen(test->root));
	if (rc == HENG_OK)
		rc = load_policy(cli, test, test->root, &error);
	if (rc == HENG_OK)
		rc =
		    heng_suite_open(path, &test->options, &test->suite, &error);
	if (rc == HENG_OK && needs_plugins(test))
		rc = open_plugins(cli, test, &error);
	return rc == HENG_OK ? 0 : fail(cli, rc, &error);
}
