/* A norm: which version is in force on a day, and its articles. */
#include "core/model/norm.h"

#include <string.h>

const heng_norm_version *heng_norm_version_on(const heng_norm *norm,
					      heng_date day)
{
	const heng_norm_version *found = NULL;

	for (size_t i = 0; i < norm->n_versions; i++) {
		if (norm->versions[i].from > day)
			break;
		found = &norm->versions[i];
	}
	return found;
}

const char *heng_norm_article(const heng_norm_version *version, const char *key)
{
	for (size_t i = 0; i < version->n_articles; i++) {
		if (strcmp(version->articles[i].key, key) == 0)
			return version->articles[i].number;
	}
	return NULL;
}
