/* Expected: ZZ-01 pass; ZZ-02 error, a share of 20000; ZZ-03 pass. */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	host->outcome(call, HENG_PLUGIN_PARTIAL, 20000);
	host->finding(call, 0, "甲", "a");
	return host->outcome(call, HENG_PLUGIN_PASS, 0) < 0 ? 0 : 1;
}

HOSTILE_PLUGIN("lies-share");
