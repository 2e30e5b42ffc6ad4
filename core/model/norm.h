/* A norm: a law or standard with dated versions and their articles. */
#ifndef HENG_MODEL_NORM_H
#define HENG_MODEL_NORM_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/date.h"
#include "core/model/text.h"

typedef struct heng_article {
	const char *key;    /* "log-retention" */
	const char *number; /* "21" */
} heng_article;

typedef struct heng_norm_version {
	heng_date from; /* first day in force */
	const heng_article *articles;
	size_t n_articles;
} heng_norm_version;

typedef struct heng_norm {
	const char *id;
	heng_text title;
	const heng_norm_version *versions; /* by date, earliest first */
	size_t n_versions;
	bool verified; /* false: printed "unverified" wherever it is cited */
} heng_norm;

/* The version in force on a day, or NULL: not yet in force. */
const heng_norm_version *heng_norm_version_on(const heng_norm *norm,
					      heng_date day);

/* The article's number in a version, or NULL. */
const char *heng_norm_article(const heng_norm_version *version,
			      const char *key);

#endif
