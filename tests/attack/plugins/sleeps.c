/*
 * attack: sleeps for ever
 * bare: stalled
 * heng: pass error pass: gave no result within 0.300 s (limit plugin-wall) and
 *	was stopped in ZZ-02
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	for (;;)
		pause();
	return 0;
}

HOSTILE_PLUGIN("sleeps");
