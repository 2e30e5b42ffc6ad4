/* Confinement: the defences that are files of their own. */
#ifndef HENG_BASE_CONFINE_PARTS_H
#define HENG_BASE_CONFINE_PARTS_H

#include <stdbool.h>

#include "core/base/confine.h"

/* The address sanitizer reserves terabytes, and looks for leaks with calls
 * that no filter lets pass. */
#if defined(__SANITIZE_ADDRESS__)
#define HENG_HAS_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HENG_HAS_SHADOW_MEMORY 1
#endif
#endif

/* The defences that confine a role, once per process and role. What the
 * kernel lacks is HENG_OK with nothing done. */
heng_rc heng_confine_calls(heng_confine_role role, heng_error *error);
heng_rc heng_confine_files(heng_confine_role role, const char *file,
			   heng_error *error);

/* Whether the kernel knows system-call filters that end a process. */
bool heng_confine_has_filters(void);

static inline bool heng_confine_is_final(heng_confine_role role)
{
	return role == HENG_CONFINE_LANE || role == HENG_CONFINE_HOST;
}

static inline bool heng_confine_is_host(heng_confine_role role)
{
	return role == HENG_CONFINE_HOST_LOADING || role == HENG_CONFINE_HOST;
}

/*
 * The folders that the loader takes libraries from: those of the objects
 * that are mapped, of the loader's own search path and cache. Found once;
 * borrowed until the process ends.
 */
enum { HENG_LOADER_FOLDERS_MAX = 64 };
const char *const *heng_loader_folders(size_t *count);

heng_rc heng_confine_fail(heng_error *error, unsigned bit);

#endif
