/* A path cache: paths compiled once, found again by their text. */
#include "core/lua/path_cache.h"

#include <stdlib.h>
#include <string.h>

#include "core/lua/policies.h"

enum { SLOTS = 1 << 15 /* a power of two, three times the paths */ };

struct heng_path_cache {
	heng_path *paths[SLOTS]; /* open addressing; NULL: free */
	size_t count;
};

heng_path_cache *heng_path_cache_new(void)
{
	return calloc(1, sizeof(heng_path_cache));
}

static void forget(heng_path_cache *cache)
{
	for (size_t i = 0; cache->count > 0 && i < SLOTS; i++) {
		heng_path_free(cache->paths[i]);
		cache->paths[i] = NULL;
	}
	cache->count = 0;
}

void heng_path_cache_free(heng_path_cache *cache)
{
	if (!cache)
		return;
	forget(cache);
	free(cache);
}

/* FNV-1a from a start that a policy cannot know, lest it make paths that
 * all meet in one slot. */
static size_t slot_of(const heng_path_cache *cache, const char *text,
		      size_t size)
{
	uint32_t hash = 2166136261u ^ (uint32_t)((uintptr_t)cache >> 4);

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)text[i]) * 16777619u;
	return (hash ^ hash >> 15) & (SLOTS - 1);
}

heng_rc heng_path_cache_get(heng_path_cache *cache, const char *text,
			    size_t size, const heng_path **out,
			    heng_error *error)
{
	size_t slot = slot_of(cache, text, size);
	heng_path *path;
	heng_rc rc;

	for (; cache->paths[slot]; slot = (slot + 1) & (SLOTS - 1)) {
		const char *known = heng_path_text(cache->paths[slot]);

		if (strlen(known) == size && memcmp(known, text, size) == 0) {
			*out = cache->paths[slot];
			return HENG_OK;
		}
	}
	rc = heng_path_compile(text, size, &path, error);
	if (rc != HENG_OK)
		return rc;
	if (cache->count == HENG_PATHS_MAX) {
		forget(cache);
		slot = slot_of(cache, text, size);
	}
	cache->paths[slot] = path;
	cache->count++;
	*out = path;
	return HENG_OK;
}
