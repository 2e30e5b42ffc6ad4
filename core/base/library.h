/* The library: where policies, profiles, plugins and samples are found. */
#ifndef HENG_BASE_LIBRARY_H
#define HENG_BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

enum { HENG_LIBRARY_DIRS_MAX = 16, HENG_FILE_NAME_MAX = 4096 };

/*
 * The folders that are searched, in order: those of HENG_POLICY_PATH and
 * HENG_PLUGIN_PATH (separated by colons) where set, otherwise the installed
 * ones, found from where the running program lies so that a staged
 * installation works. The current folder is never searched.
 */
typedef struct heng_library {
	char policies[HENG_LIBRARY_DIRS_MAX][HENG_FILE_NAME_MAX];
	size_t n_policies;
	char plugins[HENG_LIBRARY_DIRS_MAX][HENG_FILE_NAME_MAX];
	size_t n_plugins;
	char samples[HENG_FILE_NAME_MAX];
	const char *origin; /* "environment" or "installation" */
} heng_library;

heng_rc heng_library_open(heng_library *library, heng_error *error);

/* Each writes the path of a policy folder or a plugin of that id to `out`;
 * false: there is none. Ids with a slash or leading dot are none. */
bool heng_library_policy(const heng_library *library, const char *id,
			 char out[HENG_FILE_NAME_MAX]);
bool heng_library_plugin(const heng_library *library, const char *id,
			 char out[HENG_FILE_NAME_MAX]);

/* The same for a profile, which takes a look into every pack. HENG_EIO: one
 * of the folders cannot be listed. */
heng_rc heng_library_profile(const heng_library *library, const char *id,
			     char out[HENG_FILE_NAME_MAX], bool *found,
			     heng_error *error);

/* Whether a name means a file: it has a slash or ends in `ending`. */
bool heng_is_file_name(const char *name, const char *ending);

/* The names of what lies in the library, sorted, without duplicates. */
typedef enum heng_library_kind {
	HENG_LIBRARY_POLICIES,
	HENG_LIBRARY_PROFILES,
	HENG_LIBRARY_PLUGINS,
} heng_library_kind;

/* A malloc-ed array of malloc-ed ids; free with heng_names_free. */
heng_rc heng_library_list(const heng_library *library, heng_library_kind kind,
			  char ***names, size_t *count, heng_error *error);
void heng_names_free(char **names, size_t count);

#endif
