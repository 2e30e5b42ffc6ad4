/*
 * attack: prints without end
 * bare: stalled
 * heng: pass error pass: (limit plugin-wall)
 */
#include "tests/attack/plugins/hostile.h"

#include <stdio.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	for (;;)
		puts("verdict: normal-operation");
	return 0;
}

HOSTILE_PLUGIN("prints-for-ever");
