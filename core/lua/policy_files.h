/* Policy files: which files a policy's folder has, in the order of loading. */
#ifndef HENG_LUA_POLICY_FILES_H
#define HENG_LUA_POLICY_FILES_H

#include <stddef.h>

#include "core/base/error.h"

/* Paths beneath the folder. Zero-initialise. */
typedef struct heng_policy_files {
	char **items;
	size_t count, capacity;
} heng_policy_files;

/* Finds policy.lua, norms.lua, other files, then those in subfolders, each by
 * name; without profiles/ and *.test.lua. */
heng_rc heng_policy_files_list(heng_policy_files *list, const char *folder,
			       heng_error *error);

/* Appends one; HENG_ELIMIT beyond HENG_POLICY_FILES_MAX. */
heng_rc heng_policy_files_add(heng_policy_files *list, const char *name,
			      heng_error *error);
void heng_policy_files_fini(heng_policy_files *list);

#endif
