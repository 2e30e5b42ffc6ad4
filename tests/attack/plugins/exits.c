/*
 * Expected: ZZ-01 pass; ZZ-02 error, ended itself with status 0, although it
 * reported a pass and exit() runs handlers; ZZ-03 error.
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
