/* The library: where policies, profiles, plugins and samples are found. */
#include "core/base/library.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/mem.h"

/* Plugins are opened by absolute path only; what is not there stays as it
 * was written, for messages. False: memory is exhausted. */
static bool make_absolute(char path[HENG_FILE_NAME_MAX])
{
	char *real = realpath(path, NULL);
	bool done = real || errno != ENOMEM;

	if (real && strlen(real) < HENG_FILE_NAME_MAX)
		strcpy(path, real);
	free(real);
	return done;
}

static bool add_paths(char dirs[][HENG_FILE_NAME_MAX], size_t *count,
		      const char *paths)
{
	while (*paths && *count < HENG_LIBRARY_DIRS_MAX) {
		size_t n = strcspn(paths, ":");

		if (n > 0 && n < HENG_FILE_NAME_MAX) {
			memcpy(dirs[*count], paths, n);
			dirs[*count][n] = 0;
			if (!make_absolute(dirs[(*count)++]))
				return false;
		}
		paths += n + (paths[n] == ':');
	}
	return true;
}

/*
 * The root under which the compiled-in folders lie: "" for an ordinary
 * installation, the staging folder for one made with DESTDIR. If the program
 * does not lie in its bin folder at all, `*moved` is its folder's parent.
 */
static bool find_root(char root[HENG_FILE_NAME_MAX], bool *moved)
{
	ssize_t n = readlink("/proc/self/exe", root, HENG_FILE_NAME_MAX - 1);
	size_t bin = strlen(HENG_BINDIR);
	char *slash;

	*moved = false;
	if (n <= 0)
		return false;
	root[n] = 0;
	slash = strrchr(root, '/');
	if (!slash)
		return false;
	*slash = 0;
	n = slash - root;
	if ((size_t)n >= bin && strcmp(root + n - bin, HENG_BINDIR) == 0) {
		root[(size_t)n - bin] = 0;
		return true;
	}
	slash = strrchr(root, '/');
	if (!slash)
		return false;
	*slash = 0;
	*moved = true;
	return true;
}

heng_rc heng_library_open(heng_library *library, heng_error *error)
{
	const char *policies = getenv("HENG_POLICY_PATH");
	const char *plugins = getenv("HENG_PLUGIN_PATH");
	char root[HENG_FILE_NAME_MAX], path[2 * HENG_FILE_NAME_MAX];
	bool moved;

	memset(library, 0, sizeof(*library));
	if (!find_root(root, &moved))
		return heng_fail(error, HENG_EIO, "H0030",
				 "无法确定程序所在位置",
				 "where the program lies cannot be told");
	library->origin = policies || plugins ? "environment" : "installation";
	snprintf(path, sizeof(path), "%s%s/policies", root,
		 moved ? "/share/heng" : HENG_PKGDATADIR);
	if (!add_paths(library->policies, &library->n_policies,
		       policies ? policies : path))
		return heng_fail_memory(error);
	snprintf(path, sizeof(path), "%s%s/plugins", root,
		 moved ? "/lib/heng" : HENG_PKGLIBDIR);
	if (!add_paths(library->plugins, &library->n_plugins,
		       plugins ? plugins : path))
		return heng_fail_memory(error);
	snprintf(path, sizeof(path), "%s%s/samples", root,
		 moved ? "/share/heng" : HENG_PKGDATADIR);
	snprintf(library->samples, sizeof(library->samples), "%.*s",
		 HENG_FILE_NAME_MAX - 1, path);
	return HENG_OK;
}

static bool is_plain(const char *id)
{
	return id[0] && id[0] != '.' && !strchr(id, '/');
}

static bool join(char out[HENG_FILE_NAME_MAX], const char *dir, const char *id,
		 const char *ending)
{
	int n = snprintf(out, HENG_FILE_NAME_MAX, "%s/%s%s", dir, id, ending);

	return n > 0 && n < HENG_FILE_NAME_MAX && heng_file_exists(out);
}

bool heng_library_policy(const heng_library *library, const char *id,
			 char out[HENG_FILE_NAME_MAX])
{
	for (size_t i = 0; is_plain(id) && i < library->n_policies; i++) {
		if (join(out, library->policies[i], id, "") ||
		    join(out, library->policies[i], id, ".lua"))
			return true;
	}
	return false;
}

bool heng_library_plugin(const heng_library *library, const char *id,
			 char out[HENG_FILE_NAME_MAX])
{
	for (size_t i = 0; is_plain(id) && i < library->n_plugins; i++) {
		if (join(out, library->plugins[i], id, ".so"))
			return true;
	}
	return false;
}

bool heng_is_file_name(const char *name, const char *ending)
{
	size_t n = strlen(name), m = strlen(ending);

	return strchr(name, '/') ||
	       (n > m && strcmp(name + n - m, ending) == 0);
}

typedef struct name_list {
	char **items;
	size_t count, capacity;
} name_list;

static bool add_name(name_list *list, const char *name, size_t size)
{
	char **grown = heng_array_grow(list->items, list->count,
				       &list->capacity, sizeof(*list->items));

	if (!grown)
		return false;
	list->items = grown;
	list->items[list->count] = strndup(name, size);
	return list->items[list->count] && ++list->count;
}

static heng_rc fail_folder(const char *path, int number, heng_error *error)
{
	if (number == ENOMEM)
		return heng_fail_memory(error);
	return heng_fail(error, HENG_EIO, "H0031",
			 "%s：无法列出文件夹中的文件（系统：%s）",
			 "%s: what is in this folder cannot be listed "
			 "(system: %s)",
			 path, strerror(number));
}

/* Adds the entries of a folder that end in `ending`, without it. One that
 * is not there offers nothing; one that cannot be read might have. */
static heng_rc add_entries(name_list *list, const char *path,
			   const char *ending, heng_error *error)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	heng_rc rc = HENG_OK;
	size_t m = strlen(ending);

	if (!folder)
		return errno == ENOENT || errno == ENOTDIR
			   ? HENG_OK
			   : fail_folder(path, errno, error);
	while (rc == HENG_OK) {
		errno = 0;
		entry = readdir(folder);
		if (!entry)
			break;
		size_t n = strlen(entry->d_name);

		if (entry->d_name[0] == '.' || n < m ||
		    strcmp(entry->d_name + n - m, ending) != 0)
			continue;
		if (!add_name(list, entry->d_name, n - m))
			rc = heng_fail_memory(error);
	}
	if (rc == HENG_OK && errno)
		rc = fail_folder(path, errno, error);
	closedir(folder);
	return rc;
}

/* Policies are folders with a policy.lua, or files that end in .lua. */
static heng_rc add_packs(name_list *list, const char *dir, heng_error *error)
{
	name_list all = {0};
	heng_rc rc = add_entries(&all, dir, "", error);

	for (size_t i = 0; rc == HENG_OK && i < all.count; i++) {
		char path[2 * HENG_FILE_NAME_MAX], found[HENG_FILE_NAME_MAX];
		size_t n = strlen(all.items[i]);
		bool added = true;

		snprintf(path, sizeof(path), "%s/%s", dir, all.items[i]);
		if (heng_file_is_dir(path) &&
		    join(found, path, "policy", ".lua"))
			added = add_name(list, all.items[i], n);
		else if (n > 4 && strcmp(all.items[i] + n - 4, ".lua") == 0)
			added = add_name(list, all.items[i], n - 4);
		if (!added)
			rc = heng_fail_memory(error);
	}
	heng_names_free(all.items, all.count);
	return rc;
}

static heng_rc add_profiles(name_list *list, const char *dir, heng_error *error)
{
	name_list packs = {0};
	heng_rc rc = add_entries(&packs, dir, "", error);

	for (size_t i = 0; rc == HENG_OK && i < packs.count; i++) {
		char path[2 * HENG_FILE_NAME_MAX];

		snprintf(path, sizeof(path), "%s/%s/profiles", dir,
			 packs.items[i]);
		rc = add_entries(list, path, ".lua", error);
	}
	heng_names_free(packs.items, packs.count);
	return rc;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

heng_rc heng_library_list(const heng_library *library, heng_library_kind kind,
			  char ***names, size_t *count, heng_error *error)
{
	name_list list = {0};
	heng_rc rc = HENG_OK;
	size_t n = kind == HENG_LIBRARY_PLUGINS ? library->n_plugins
						: library->n_policies;

	for (size_t i = 0; rc == HENG_OK && i < n; i++) {
		if (kind == HENG_LIBRARY_PLUGINS)
			rc = add_entries(&list, library->plugins[i], ".so",
					 error);
		else if (kind == HENG_LIBRARY_PROFILES)
			rc = add_profiles(&list, library->policies[i], error);
		else
			rc = add_packs(&list, library->policies[i], error);
	}
	if (rc != HENG_OK) {
		heng_names_free(list.items, list.count);
		return rc;
	}
	if (list.count > 0)
		qsort(list.items, list.count, sizeof(*list.items), by_bytes);
	size_t kept = 0;
	for (size_t i = 0; i < list.count; i++) {
		if (kept > 0 &&
		    strcmp(list.items[kept - 1], list.items[i]) == 0)
			free(list.items[i]);
		else
			list.items[kept++] = list.items[i];
	}
	*names = list.items;
	*count = kept;
	return HENG_OK;
}

void heng_names_free(char **names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
}

heng_rc heng_library_profile(const heng_library *library, const char *id,
			     char out[HENG_FILE_NAME_MAX], bool *found,
			     heng_error *error)
{
	heng_rc rc = HENG_OK;

	*found = false;
	for (size_t d = 0; rc == HENG_OK && !*found && is_plain(id) &&
			   d < library->n_policies;
	     d++) {
		name_list packs = {0};

		rc = add_entries(&packs, library->policies[d], "", error);
		if (packs.count > 0)
			qsort(packs.items, packs.count, sizeof(*packs.items),
			      by_bytes);
		for (size_t i = 0; rc == HENG_OK && !*found && i < packs.count;
		     i++) {
			char dir[2 * HENG_FILE_NAME_MAX];

			snprintf(dir, sizeof(dir), "%s/%s/profiles",
				 library->policies[d], packs.items[i]);
			*found = join(out, dir, id, ".lua");
		}
		heng_names_free(packs.items, packs.count);
	}
	return rc;
}
