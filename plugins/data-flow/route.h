/* A route: the path that an item takes, in words. */
#ifndef HENG_PLUGINS_DATA_FLOW_ROUTE_H
#define HENG_PLUGINS_DATA_FLOW_ROUTE_H

#include "plugins/data-flow/reading.h"

enum {
	/* Bytes of a name in a route: enough to know whose it is. What a
	 * document calls somebody must not fill the report. */
	ROUTE_NAME_MAX = 60,
	ROUTE_MAX = (GRAPH_STEPS_MAX + 2) * (ROUTE_NAME_MAX + 8),
};

typedef struct route_text {
	char zh[ROUTE_MAX];
	char en[ROUTE_MAX];
} route_text;

/* "item → holder → … → who has it in the end", with that arrow. Names are cut
 * and cleaned of what no line may hold. */
void route_tell(route_text *out, const reading *r, const graph_path *path,
		const char *item, const char *arrow);

/* A name of the dossier, cut and cleaned: at most ROUTE_NAME_MAX bytes. */
void route_name(char out[ROUTE_NAME_MAX + 1], const char *name);

#endif
