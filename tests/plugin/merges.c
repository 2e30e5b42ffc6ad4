/*
 * Expected: ZZ-01 pass; ZZ-02 partial 2500: of several outcomes the worst, of
 * partials the lowest; ZZ-03 pass.
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	host->outcome(call, HENG_PLUGIN_PARTIAL, 5000);
	host->outcome(call, HENG_PLUGIN_PASS, 0);
	host->outcome(call, HENG_PLUGIN_PARTIAL, 2500);
	host->outcome(call, HENG_PLUGIN_NOT_APPLICABLE, 0);
	return host->finding(call, 0, "部分", "in part");
}

HOSTILE_PLUGIN("merges");
