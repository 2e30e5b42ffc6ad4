/* The kit: profiles, policies and plugins, loaded and planned, for a lane. */
#include "core/lanes/kit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/lanes/advice.h"
#include "core/lanes/find.h"
#include "core/lanes/kit_parts.h"

static heng_rc load_profile(heng_kit *kit, const char *name, heng_error *error)
{
	heng_profile **grown =
	    heng_array_grow(kit->profiles, kit->n_profiles, &kit->cap_profiles,
			    sizeof(*kit->profiles));
	heng_rc rc;

	if (!grown)
		return heng_fail_memory(error);
	kit->profiles = grown;
	heng_progress_step(kit->options->progress, HENG_STEP_LOADING, 0, name);
	rc = heng_profile_load(kit->library, name,
			       &kit->profiles[kit->n_profiles], error);
	if (rc != HENG_OK)
		return rc;
	heng_profile *profile = kit->profiles[kit->n_profiles];
	if (!profile->is_abstract) {
		kit->n_profiles++;
		return HENG_OK;
	}
	/* Those that inherit it are what a library offers. */
	if (kit->named)
		rc = heng_profile_refuse_abstract(profile, error);
	heng_profile_free(profile);
	return rc;
}

static heng_rc load_named(heng_kit *kit, heng_error *error)
{
	heng_rc rc = HENG_OK;

	for (size_t i = 0; rc == HENG_OK && i < kit->options->n_profiles; i++) {
		const char *name = kit->options->profiles[i];

		rc = load_profile(kit, name, error);
		if (rc != HENG_OK && rc != HENG_ENOMEM)
			heng_advise_profile(kit->library, name, error);
	}
	return rc;
}

static heng_rc load_profiles(heng_kit *kit, heng_error *error)
{
	char **names;
	size_t n;
	heng_rc rc;

	if (kit->named)
		return load_named(kit, error);
	rc = heng_library_list(kit->library, HENG_LIBRARY_PROFILES, &names, &n,
			       error);
	if (rc != HENG_OK)
		return rc;
	for (size_t i = 0; rc == HENG_OK && i < n; i++)
		rc = load_profile(kit, names[i], error);
	heng_names_free(names, n);
	if (rc == HENG_OK && kit->n_profiles == 0) {
		heng_fail(error, HENG_EINPUT, "H2412",
			  "没有找到任何评价方案（查找位置：%s）",
			  "no profile was found (looked in %s)",
			  kit->library->n_policies ? kit->library->policies[0]
						   : "-");
		heng_error_hint(error, "安装 heng，或设置 HENG_POLICY_PATH%s",
				"install heng or set HENG_POLICY_PATH%s", "");
		rc = HENG_EINPUT;
	}
	return rc;
}

static bool is_loaded(const heng_kit *kit, const char *id)
{
	size_t n;
	const heng_policy *list = heng_policies_list(kit->policies, &n);

	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i].id, id) == 0)
			return true;
	}
	return false;
}

static heng_rc load_wanted_policies(heng_kit *kit, size_t which,
				    heng_error *error)
{
	const heng_profile *profile = kit->profiles[which];
	bool is_file = kit->named &&
		       heng_is_file_name(kit->options->profiles[which], ".lua");

	for (size_t i = 0; i < profile->n_policies; i++) {
		const char *name = profile->policies[i], *id;
		char path[HENG_FILE_NAME_MAX];
		heng_rc rc;

		if (is_loaded(kit, name))
			continue;
		if (!heng_find_policy(kit->library, profile, is_file, name,
				      path))
			return heng_advise_wanted(kit->library, profile, i,
						  error);
		rc = heng_policies_load(kit->policies, path, &id, error);
		if (rc != HENG_OK)
			return rc;
		if (strcmp(id, name) != 0)
			return heng_advise_wanted(kit->library, profile, i,
						  error);
	}
	return HENG_OK;
}

static heng_rc load_policies(heng_kit *kit, heng_error *error)
{
	const heng_kit_options *options = kit->options;
	heng_rc rc = heng_policies_new(&kit->policies, error);

	if (rc == HENG_OK) {
		if (options->limits)
			heng_policies_limit(kit->policies, options->limits);
		heng_policies_watch(kit->policies, options->progress);
	}
	kit->extra_policies = calloc(options->n_policies + 1, sizeof(char *));
	if (rc == HENG_OK && !kit->extra_policies)
		rc = heng_fail_memory(error);
	for (size_t i = 0; rc == HENG_OK && i < options->n_policies; i++) {
		rc = heng_policies_load(kit->policies, options->policies[i],
					&kit->extra_policies[i], error);
		if (rc != HENG_OK && rc != HENG_ENOMEM)
			heng_advise_policy(options->policies[i], error);
	}
	for (size_t i = 0; rc == HENG_OK && i < kit->n_profiles; i++)
		rc = load_wanted_policies(kit, i, error);
	return rc == HENG_OK ? heng_policies_freeze(kit->policies, error) : rc;
}

/* All profiles of the library are loaded where none is named. */
static const heng_profile *find_shipped(const heng_kit *kit,
					const heng_profile *profile)
{
	for (size_t i = 0;
	     profile->shipped && !kit->named && i < kit->n_profiles; i++) {
		if (strcmp(kit->profiles[i]->id, profile->shipped) == 0)
			return kit->profiles[i];
	}
	return NULL;
}

static heng_rc make_plan(heng_kit *kit, size_t i, heng_error *error)
{
	const heng_kit_options *options = kit->options;
	const heng_profile *profile = kit->profiles[i];
	heng_plan_options plan = {
	    .params = options->params,
	    .n_params = options->n_params,
	    .only = options->only,
	    .n_only = options->n_only,
	    .extra_policies = kit->extra_policies,
	    .n_extra_policies = options->n_policies,
	    .extra_plugins = kit->extra_plugins,
	    .n_extra_plugins = options->n_plugins,
	};
	const heng_profile *shipped = find_shipped(kit, profile);

	if (profile->shipped && !shipped) {
		heng_rc rc = heng_profile_load(kit->library, profile->shipped,
					       &kit->shipped[i], error);

		if (rc != HENG_OK)
			return rc;
		shipped = kit->shipped[i];
	}
	return heng_plan_make(profile, shipped, kit->policies, kit->hosts,
			      kit->n_hosts, &plan, &kit->plans[i], error);
}

/* Errors of --param and --only: they may fit one phase and not another. */
static bool is_of_command_line(const heng_error *error)
{
	static const char *const codes[] = {"H2408", "H2409", "H2410", "H2411"};

	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
		if (strcmp(error->code, codes[i]) == 0)
			return true;
	}
	return false;
}

static heng_rc make_plans(heng_kit *kit, heng_error *error)
{
	bool any = false;
	heng_rc rc = HENG_OK;

	kit->shipped = calloc(kit->n_profiles, sizeof(*kit->shipped));
	kit->plans = calloc(kit->n_profiles, sizeof(*kit->plans));
	kit->misfits = calloc(kit->n_profiles, sizeof(*kit->misfits));
	if (!kit->plans || !kit->shipped || !kit->misfits)
		return heng_fail_memory(error);
	error->code[0] = 0;
	for (size_t i = 0; i < kit->n_profiles; i++) {
		heng_error *misfit = &kit->misfits[i];

		rc = make_plan(kit, i, misfit);
		any |= rc == HENG_OK;
		if (rc == HENG_OK)
			continue;
		bool fatal = kit->named || !is_of_command_line(misfit);
		/* "Runs no such rule" says the least of what may be wrong. */
		if (fatal || !error->code[0] ||
		    strcmp(error->code, "H2408") == 0)
			*error = *misfit;
		if (fatal)
			return rc;
	}
	return any ? HENG_OK : error->rc;
}

heng_rc heng_kit_open(const heng_library *library,
		      const heng_kit_options *options, heng_error_fn *refused,
		      void *userdata, heng_kit **out, heng_error *error)
{
	heng_kit *kit = calloc(1, sizeof(*kit));
	heng_rc rc;

	*out = NULL;
	if (!kit)
		return heng_fail_memory(error);
	kit->library = library;
	kit->options = options;
	kit->refused = refused;
	kit->userdata = userdata;
	kit->named = options->n_profiles > 0;
	rc = load_profiles(kit, error);
	if (rc == HENG_OK)
		rc = heng_kit_begin_plugins(kit, error);
	if (rc == HENG_OK)
		rc = load_policies(kit, error);
	if (rc == HENG_OK)
		rc = heng_kit_admit_plugins(kit, error);
	if (rc == HENG_OK)
		rc = make_plans(kit, error);
	if (rc != HENG_OK) {
		heng_kit_free(kit);
		return rc;
	}
	*out = kit;
	return HENG_OK;
}

void heng_kit_free(heng_kit *kit)
{
	if (!kit)
		return;
	for (size_t i = 0; i < kit->n_hosts; i++)
		heng_plugin_host_free(kit->hosts[i]);
	for (size_t i = 0; i < kit->n_profiles; i++) {
		if (kit->plans)
			heng_plan_free(kit->plans[i]);
		if (kit->shipped)
			heng_profile_free(kit->shipped[i]);
		heng_profile_free(kit->profiles[i]);
	}
	heng_policies_free(kit->policies);
	free(kit->profiles);
	free(kit->hosts);
	free(kit->plans);
	free(kit->shipped);
	free(kit->misfits);
	free(kit->extra_policies);
	free(kit->extra_plugins);
	heng_arena_fini(&kit->arena);
	free(kit);
}

void heng_kit_put_basis(const heng_kit *kit, heng_buf *out)
{
	size_t n;
	const heng_policy *policies = heng_policies_list(kit->policies, &n);

	for (size_t i = 0; i < kit->n_profiles; i++)
		heng_buf_printf(out, "profile %s %s\n", kit->profiles[i]->id,
				kit->profiles[i]->sha256);
	for (size_t i = 0; i < n; i++)
		heng_buf_printf(out, "policy %s %s\n", policies[i].id,
				policies[i].sha256);
	for (size_t i = 0; i < kit->n_hosts; i++) {
		const heng_plugin_info *info =
		    heng_plugin_host_info(kit->hosts[i]);

		heng_buf_printf(out, "plugin %s %s %s\n", info->id,
				info->sha256,
				heng_plugin_host_refusal(kit->hosts[i])->code);
	}
}

static const char *root_value(const heng_image *image, const char *name)
{
	uint32_t index = heng_image_attribute_find(image, 0, name);

	return index == HENG_NO_ATTRIBUTE
		   ? ""
		   : heng_image_string(
			 image, heng_image_attribute_at(image, index)->value);
}

bool heng_kit_is_named(const heng_kit *kit, const char *id)
{
	for (size_t i = 0; kit->named && i < kit->n_profiles; i++) {
		if (strcmp(kit->profiles[i]->id, id) == 0)
			return true;
	}
	return false;
}

heng_rc heng_kit_plan(const heng_kit *kit, size_t which,
		      const heng_image *dossier, const heng_plan **out,
		      heng_error *error)
{
	const char *scheme = root_value(dossier, "scheme");
	const char *phase = root_value(dossier, "phase");
	const heng_profile *match = NULL;
	const heng_plan *found = NULL;

	*out = NULL;
	if (kit->named) {
		*out = kit->plans[which];
		return HENG_OK;
	}
	for (size_t i = 0; i < kit->n_profiles; i++) {
		const heng_profile *profile = kit->profiles[i];

		if (strcmp(profile->scheme, scheme) != 0 ||
		    strcmp(heng_phase_name(profile->phase), phase) != 0)
			continue;
		if (match) {
			heng_fail(error, HENG_EINPUT, "H2414",
				  "适用机制 %s、阶段 %s 有不止一个方案：%s、%s",
				  "there is more than one profile for scheme "
				  "%s and phase %s: %s, %s",
				  scheme, phase, match->id, profile->id);
			heng_error_hint(error, "用 %s 指定一个",
					"name one with %s", "-P");
			return HENG_EINPUT;
		}
		match = profile;
		found = kit->plans[i];
		if (!found)
			*error = kit->misfits[i];
	}
	if (match && !found)
		return HENG_EINPUT; /* --param or --only do not fit it */
	if (!found) {
		heng_fail(error, HENG_EINPUT, "H2415",
			  "没有适用于机制 %s、阶段 %s 的评价方案",
			  "there is no profile for scheme %s and phase %s",
			  scheme, phase);
		heng_error_hint(error,
				"用 %s 指定方案；heng list profiles 列出全部",
				"name a profile with %s; heng list profiles "
				"shows them",
				"-P");
		return HENG_EINPUT;
	}
	*out = found;
	return HENG_OK;
}

heng_policies *heng_kit_policies(const heng_kit *kit)
{
	return kit->policies;
}

heng_plugin_host *const *heng_kit_hosts(const heng_kit *kit, size_t *count)
{
	*count = kit->n_hosts;
	return kit->hosts;
}

const heng_plan *const *heng_kit_plans(const heng_kit *kit, size_t *count)
{
	*count = kit->n_profiles;
	return (const heng_plan *const *)kit->plans;
}
