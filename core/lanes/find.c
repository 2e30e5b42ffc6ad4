/* Finding: where the policies and plugins that a profile names lie. */
#include "core/lanes/find.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"

bool heng_find_policy(const heng_library *library, const heng_profile *profile,
		      bool is_file, const char *id,
		      char path[HENG_FILE_NAME_MAX])
{
	static const struct {
		const char *up, *ending;
	} forms[] = {{"../../", ""}, {"", ""}, {"", ".lua"}};
	size_t folder = (size_t)(heng_file_base(profile->file) - profile->file);

	if (id[0] == '.' || strchr(id, '/'))
		return false;
	for (size_t i = 0; is_file && i < sizeof(forms) / sizeof(*forms); i++) {
		int n = snprintf(path, HENG_FILE_NAME_MAX, "%.*s%s%s%s",
				 (int)folder, profile->file, forms[i].up, id,
				 forms[i].ending);

		/* A profile may be called what its policy is called. */
		if (n > 0 && n < HENG_FILE_NAME_MAX && heng_file_exists(path) &&
		    strcmp(path, profile->file) != 0 &&
		    (forms[i].ending[0] || heng_file_is_dir(path))) {
			char *real = realpath(path, NULL);

			if (real && strlen(real) < HENG_FILE_NAME_MAX)
				strcpy(path, real);
			free(real);
			return true;
		}
	}
	return heng_library_policy(library, id, path);
}

const char *heng_find_beside(heng_arena *arena, const heng_profile *profile,
			     const char *name)
{
	const char *base = heng_file_base(profile->file);

	if (name[0] == '/' || base == profile->file)
		return heng_arena_strdup(arena, name);
	return heng_arena_printf(arena, "%.*s%s", (int)(base - profile->file),
				 profile->file, name);
}

const char *heng_find_plugin_id(heng_arena *arena, const char *file)
{
	const char *base = heng_file_base(file);
	size_t n = strlen(base);

	if (n > 3 && strcmp(base + n - 3, ".so") == 0)
		n -= 3;
	return heng_arena_copy(arena, base, n);
}

const char *heng_find_real(heng_arena *arena, const char *file)
{
	char *real = file ? realpath(file, NULL) : NULL;
	const char *copy = real ? heng_arena_strdup(arena, real) : file;

	free(real);
	return copy;
}
