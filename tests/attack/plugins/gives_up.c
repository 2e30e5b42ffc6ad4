/* Expected: ZZ-01 pass; ZZ-02 error, could not judge, code -5; ZZ-03 pass. */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	host->outcome(call, HENG_PLUGIN_PASS, 0);
	return -5;
}

HOSTILE_PLUGIN("gives-up");
