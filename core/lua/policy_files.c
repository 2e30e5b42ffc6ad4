/* Policy files: which files a policy's folder has, in the order of loading. */
#include "core/lua/policy_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/mem.h"
#include "core/lua/policies.h"

enum { FOLDER_DEPTH_MAX = 4 };

void heng_policy_files_fini(heng_policy_files *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i]);
	free(list->items);
}

static bool ends_in(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && strcmp(text + n - m, end) == 0;
}

/* policy.lua, norms.lua, other files, then what is in folders; by name. */
static int file_rank(const char *name)
{
	if (strcmp(name, "policy.lua") == 0)
		return 0;
	if (strcmp(name, "norms.lua") == 0)
		return 1;
	return strchr(name, '/') ? 3 : 2;
}

static int by_rank(const void *a, const void *b)
{
	const char *x = *(char *const *)a, *y = *(char *const *)b;
	int order = file_rank(x) - file_rank(y);

	return order ? order : strcmp(x, y);
}

heng_rc heng_policy_files_add(heng_policy_files *list, const char *name,
			      heng_error *error)
{
	char **grown = heng_array_grow(list->items, list->count,
				       &list->capacity, sizeof(*list->items));

	if (!grown)
		return heng_fail_memory(error);
	list->items = grown;
	list->items[list->count] = strdup(name);
	if (!list->items[list->count])
		return heng_fail_memory(error);
	list->count++;
	if (list->count > HENG_POLICY_FILES_MAX)
		return heng_fail(
		    error, HENG_ELIMIT, "H2021", "策略的文件数超过上限 %d",
		    "the policy has more than %d files", HENG_POLICY_FILES_MAX);
	return HENG_OK;
}

static heng_rc fail_folder(const char *path, int number, heng_error *error)
{
	if (number == ENOMEM)
		return heng_fail_memory(error);
	heng_fail(error, HENG_EIO, "H2022", "无法读取策略文件夹：%s",
		  "the policy folder cannot be read: %s", strerror(number));
	heng_error_at(error, path, 0, 0, 0);
	return HENG_EIO;
}

static heng_rc list_folder(const char *root, const char *below, int depth,
			   heng_policy_files *list, heng_error *error);

/* A file or folder of a folder: `name` is below the root. */
static heng_rc list_entry(const char *root, const char *name, int depth,
			  heng_policy_files *list, heng_error *error)
{
	char path[8192];
	struct stat st;

	snprintf(path, sizeof(path), "%s/%s", root, name);
	/* A link to nothing is nothing, or a file that cannot be read. */
	bool there = stat(path, &st) == 0;
	if (!there && errno != ENOENT)
		return fail_folder(path, errno, error);
	if (!there || !S_ISDIR(st.st_mode))
		return ends_in(name, ".lua") && !ends_in(name, ".test.lua")
			   ? heng_policy_files_add(list, name, error)
			   : HENG_OK;
	if (strcmp(name, "profiles") == 0)
		return HENG_OK;
	if (depth < FOLDER_DEPTH_MAX)
		return list_folder(root, name, depth + 1, list, error);
	heng_fail(error, HENG_ELIMIT, "H2026", "策略文件夹超过 %d 层",
		  "the policy's folders are more than %d deep",
		  FOLDER_DEPTH_MAX);
	heng_error_at(error, path, 0, 0, 0);
	return HENG_ELIMIT;
}

static heng_rc list_folder(const char *root, const char *below, int depth,
			   heng_policy_files *list, heng_error *error)
{
	char path[8192];
	heng_rc rc = HENG_OK;

	snprintf(path, sizeof(path), "%s/%s", root, below);
	DIR *folder = opendir(path);
	if (!folder)
		return fail_folder(path, errno, error);
	while (rc == HENG_OK) {
		char name[4096];
		struct dirent *entry;

		/* A file that is not listed would be rules that are lost. */
		errno = 0;
		entry = readdir(folder);
		if (!entry && errno)
			rc = fail_folder(path, errno, error);
		if (!entry)
			break;
		if (entry->d_name[0] == '.')
			continue;
		int n = snprintf(name, sizeof(name), "%s%s%s", below,
				 *below ? "/" : "", entry->d_name);
		if (n >= 0 && (size_t)n < sizeof(name))
			rc = list_entry(root, name, depth, list, error);
	}
	closedir(folder);
	return rc;
}

heng_rc heng_policy_files_list(heng_policy_files *list, const char *folder,
			       heng_error *error)
{
	heng_rc rc = list_folder(folder, "", 0, list, error);

	if (rc == HENG_OK && list->count > 0)
		qsort(list->items, list->count, sizeof(*list->items), by_rank);
	return rc;
}
