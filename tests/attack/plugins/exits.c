/*
 * attack: reports a pass and calls exit(0)
 * bare: exited
 * heng: pass error pass: ended itself with status 0
 */
#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	host->outcome(call, HENG_PLUGIN_PASS, 0);
	exit(0);
}

HOSTILE_PLUGIN("exits");
