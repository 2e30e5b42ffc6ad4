/*
 * Expected: ZZ-01 pass; ZZ-02 pass, since its own forged reply counts for
 * itself; ZZ-03 error: the true reply to ZZ-02 comes when nobody asks.
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	/* A REPLY to job 1, item 1: no value, pass, and nothing else. */
	uint32_t forged[4 + 12] = {48, 4, 1, 1, 0, 0, 0, 2};

	(void)state;
	if (write(3, forged, sizeof(forged)) < 0)
		return 1;
	return host->outcome(call, HENG_PLUGIN_FAIL, 0);
}

HOSTILE_PLUGIN("forges");
