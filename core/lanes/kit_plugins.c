/* The plugins of a kit: begun first, admitted when policies are loaded. */
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/lanes/find.h"
#include "core/lanes/kit_parts.h"

static bool is_begun(const heng_kit *kit, const char *id)
{
	for (size_t i = 0; i < kit->n_hosts; i++) {
		if (strcmp(heng_plugin_host_info(kit->hosts[i])->id, id) == 0)
			return true;
	}
	return false;
}

/* Its process loads it while policies are loaded here. */
static heng_rc begin_plugin(heng_kit *kit, const char *id, const char *file,
			    heng_error *error)
{
	heng_plugin_host **grown = heng_array_grow(
	    kit->hosts, kit->n_hosts, &kit->cap_hosts, sizeof(*kit->hosts));
	heng_rc rc;

	if (!grown)
		return heng_fail_memory(error);
	kit->hosts = grown;
	kit->hosts[kit->n_hosts] = NULL;
	heng_progress_step(kit->options->progress, HENG_STEP_LOADING, 0, file);
	rc = heng_plugin_host_begin(id, file, kit->options->native,
				    &kit->hosts[kit->n_hosts], error);
	if (rc == HENG_OK)
		kit->n_hosts++;
	return rc;
}

heng_rc heng_kit_admit_plugins(heng_kit *kit, heng_error *error)
{
	for (size_t i = 0; i < kit->n_hosts; i++) {
		heng_plugin_host *host = kit->hosts[i];
		heng_rc rc;

		heng_progress_step(kit->options->progress, HENG_STEP_LOADING, 0,
				   heng_plugin_host_info(host)->file);
		rc = heng_plugin_host_admit(host, error);
		if (rc == HENG_EFAULT && kit->refused)
			(void)kit->refused(error, kit->userdata);
		if (rc != HENG_OK && rc != HENG_EFAULT)
			return rc;
	}
	return HENG_OK;
}

/* A plugin that is in no folder becomes a host that refuses, so that what
 * the profile wants from it is in the report. */
static heng_rc begin_wanted_plugins(heng_kit *kit, const heng_profile *profile,
				    heng_error *error)
{
	for (size_t i = 0; i < profile->n_plugins; i++) {
		const char *name = profile->plugins[i], *file = NULL;
		const char *id = heng_find_plugin_id(&kit->arena, name);
		char path[HENG_FILE_NAME_MAX];
		heng_rc rc;

		if (!id)
			return heng_fail_memory(error);
		if (is_begun(kit, id))
			continue;
		if (heng_is_file_name(name, ".so"))
			file = heng_find_real(
			    &kit->arena,
			    heng_find_beside(&kit->arena, profile, name));
		else if (heng_library_plugin(kit->library, id, path))
			file = heng_arena_strdup(&kit->arena, path);
		else
			file = heng_arena_printf(&kit->arena, "%s/%s.so",
						 kit->library->n_plugins
						     ? kit->library->plugins[0]
						     : "",
						 id);
		if (!file)
			return heng_fail_memory(error);
		rc = begin_plugin(kit, id, file, error);
		if (rc != HENG_OK)
			return rc;
	}
	return HENG_OK;
}

heng_rc heng_kit_begin_plugins(heng_kit *kit, heng_error *error)
{
	const heng_kit_options *options = kit->options;
	heng_rc rc = HENG_OK;

	kit->extra_plugins = calloc(options->n_plugins + 1, sizeof(char *));
	if (!kit->extra_plugins)
		return heng_fail_memory(error);
	for (size_t i = 0; rc == HENG_OK && i < options->n_plugins; i++) {
		const char *path =
		    heng_find_real(&kit->arena, options->plugins[i]);

		kit->extra_plugins[i] =
		    heng_find_plugin_id(&kit->arena, options->plugins[i]);
		if (!kit->extra_plugins[i] || !path)
			return heng_fail_memory(error);
		rc = begin_plugin(kit, kit->extra_plugins[i], path, error);
		if (rc == HENG_OK)
			kit->extra_plugins[i] =
			    heng_plugin_host_info(kit->hosts[kit->n_hosts - 1])
				->id;
	}
	for (size_t i = 0; rc == HENG_OK && i < kit->n_profiles; i++)
		rc = begin_wanted_plugins(kit, kit->profiles[i], error);
	return rc;
}
