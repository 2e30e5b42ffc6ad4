/* Excuses: what explains a point that is out of the ordinary. */
#ifndef HENG_PLUGINS_SERVICE_METRICS_EXCUSE_H
#define HENG_PLUGINS_SERVICE_METRICS_EXCUSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plugins/service-metrics/series.h"

/* The incidents and changes on record. */
struct excuses {
	const char **ids; /* sorted; the strings live as long as the call */
	size_t n_ids;
	int32_t *days; /* of incidents, sorted */
	size_t n_days;
};

/* 0 or a negative code; excuses_fini() after either. */
int excuses_read(struct excuses *excuses, struct sight *sight);
void excuses_fini(struct excuses *excuses);

/* Whether the point names an incident or change that is on record, or an
 * incident happened on the very day. */
bool is_excused(const struct excuses *excuses, const struct point *point);

#endif
