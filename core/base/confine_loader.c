/* The loader's folders: where shared libraries of this system lie. */
#include "core/base/confine_parts.h"

#include <dlfcn.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"

enum { CACHE_MAX = 16 << 20, FOLDER_MAX = 256 };

static struct {
	char text[HENG_LOADER_FOLDERS_MAX][FOLDER_MAX];
	const char *names[HENG_LOADER_FOLDERS_MAX];
	size_t count;
	bool known;
} folders;

/* Not what is relative, which would be the current folder; not the root,
 * which would be everything. Beyond the maximum libraries are not found, and
 * the loader says which. */
static void add(const char *name, size_t size)
{
	while (size > 1 && name[size - 1] == '/')
		size--;
	if (size < 2 || size >= FOLDER_MAX || name[0] != '/')
		return;
	/* The last is the likeliest to come again. */
	for (size_t i = folders.count; i-- > 0;) {
		if (strncmp(folders.text[i], name, size) == 0 &&
		    folders.text[i][size] == 0)
			return;
	}
	if (folders.count == HENG_LOADER_FOLDERS_MAX)
		return;
	memcpy(folders.text[folders.count], name, size);
	folders.names[folders.count] = folders.text[folders.count];
	folders.count++;
}

static void add_folder_of(const char *file)
{
	const char *slash = strrchr(file, '/');

	if (slash)
		add(file, (size_t)(slash - file));
}

static int add_object(struct dl_phdr_info *object, size_t size, void *unused)
{
	(void)size;
	(void)unused;
	add_folder_of(object->dlpi_name);
	return 0;
}

/* LD_LIBRARY_PATH, the program's own, and what is built into the loader. */
static void add_search_path(void)
{
	void *program = dlopen(NULL, RTLD_NOW);
	Dl_serinfo head, *all = NULL;

	if (program && dlinfo(program, RTLD_DI_SERINFOSIZE, &head) == 0)
		all = malloc(head.dls_size);
	if (all && dlinfo(program, RTLD_DI_SERINFOSIZE, all) == 0 &&
	    dlinfo(program, RTLD_DI_SERINFO, all) == 0) {
		for (unsigned i = 0; i < all->dls_cnt; i++)
			add(all->dls_serpath[i].dls_name,
			    strlen(all->dls_serpath[i].dls_name));
	}
	free(all);
	if (program)
		dlclose(program);
}

/* The paths in the loader's cache are NUL-terminated; the rest of its form
 * is nobody's promise. */
static void add_cache(void)
{
	heng_error ignored;
	heng_buf cache = {0};

	/* A system without a cache has its libraries on the path. */
	if (heng_file_read("/etc/ld.so.cache", CACHE_MAX, &cache, &ignored) ==
	    HENG_OK) {
		const char *at = cache.data, *end = at + cache.size;

		while (at && at < end) {
			const char *stop = memchr(at, 0, (size_t)(end - at));

			if (!stop)
				break;
			if (*at == '/')
				add_folder_of(at);
			at = stop + 1;
		}
	}
	heng_buf_fini(&cache);
}

const char *const *heng_loader_folders(size_t *count)
{
	if (!folders.known) {
		dl_iterate_phdr(add_object, NULL);
		add_search_path();
		add_cache();
		folders.known = true;
	}
	*count = folders.count;
	return folders.names;
}
