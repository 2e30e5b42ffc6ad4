/*
 * attack: keeps whoever answers it busy without end
 * bare: stalled
 * heng: pass error pass: (limit plugin-wall)
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	for (;;)
		host->attachment_open(call, "none");
	return 0;
}

HOSTILE_PLUGIN("asks-for-ever");
