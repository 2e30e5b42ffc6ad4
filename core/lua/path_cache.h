/* A path cache: paths compiled once, found again by their text. */
#ifndef HENG_LUA_PATH_CACHE_H
#define HENG_LUA_PATH_CACHE_H

#include "core/model/path.h"

/*
 * It lies outside Lua's memory, so that what a rule may use does not depend
 * on what other rules asked for before it.
 */
typedef struct heng_path_cache heng_path_cache;

heng_path_cache *heng_path_cache_new(void); /* NULL: no memory */
void heng_path_cache_free(heng_path_cache *cache);

/*
 * The compiled path of text[0..size), good until the next call; errors are
 * those of heng_path_compile. At HENG_PATHS_MAX all are forgotten: an error
 * would depend on what others asked for.
 */
heng_rc heng_path_cache_get(heng_path_cache *cache, const char *text,
			    size_t size, const heng_path **out,
			    heng_error *error);

#endif
