/* A claim of privacy computing, held against the graph of data (DS-25). */
#ifndef HENG_PLUGINS_DATA_FLOW_CLAIM_H
#define HENG_PLUGINS_DATA_FLOW_CLAIM_H

#include "plugins/data-flow/reading.h"

enum {
	/* Items whose route is told by one rule, as many as the host keeps
	 * findings: each is a walk through the graph. Beyond, an item is
	 * named without its route. */
	ROUTES_MAX = 256,
};

/* Judges the claim by a reading that it makes into `r`, if there is a claim;
 * 0 or a negative HENG_PLUGIN_E code. */
int claim_check(const heng_host *host, heng_call *call, const flow_paths *paths,
		reading *r);

#endif
