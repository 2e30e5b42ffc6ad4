/* Excuses: what explains a point that is out of the ordinary. */
#include "plugins/service-metrics/excuse.h"

#include <stdlib.h>
#include <string.h>

#include "plugins/service-metrics/decimal.h"

static int by_id(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int by_day(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

int excuses_read(struct excuses *excuses, struct sight *sight)
{
	static const metric_path paths[] = {PATH_INCIDENT, PATH_CHANGE};
	heng_node root = sight->host->root(sight->call);
	const heng_node *nodes[2];
	int32_t i, n[2];
	int kind;

	memset(excuses, 0, sizeof(*excuses));
	for (kind = 0; kind < 2; kind++) {
		n[kind] = sight->host->all(
		    sight->call, root, sight->paths[paths[kind]], &nodes[kind]);
		if (n[kind] < 0)
			return n[kind];
	}
	excuses->ids =
	    calloc((size_t)n[0] + (size_t)n[1] + 1, sizeof(*excuses->ids));
	excuses->days = calloc((size_t)n[0] + 1, sizeof(*excuses->days));
	if (!excuses->ids || !excuses->days)
		return HENG_PLUGIN_EMEMORY;
	for (kind = 0; kind < 2; kind++)
		for (i = 0; i < n[kind]; i++) {
			const char *id =
			    text_of(sight, nodes[kind][i], PATH_ID);

			if (*id)
				excuses->ids[excuses->n_ids++] = id;
		}
	for (i = 0; i < n[0]; i++) {
		const char *time = text_of(sight, nodes[0][i], PATH_TIME);

		/* The time of a dossier may have a longer zone; the day is
		 * the one written. */
		if (strlen(time) >= 10 &&
		    day_read(time, 10, &excuses->days[excuses->n_days]))
			excuses->n_days++;
	}
	qsort(excuses->ids, excuses->n_ids, sizeof(*excuses->ids), by_id);
	qsort(excuses->days, excuses->n_days, sizeof(*excuses->days), by_day);
	return 0;
}

void excuses_fini(struct excuses *excuses)
{
	free(excuses->ids);
	free(excuses->days);
	memset(excuses, 0, sizeof(*excuses));
}

bool is_excused(const struct excuses *excuses, const struct point *point)
{
	if (bsearch(&point->day, excuses->days, excuses->n_days,
		    sizeof(*excuses->days), by_day))
		return true;
	return *point->id && bsearch(&point->id, excuses->ids, excuses->n_ids,
				     sizeof(*excuses->ids), by_id);
}
