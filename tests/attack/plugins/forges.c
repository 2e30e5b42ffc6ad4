/*
 * attack: writes a reply of its own to the socket: the rule that fails passes
 * bare: wrote
 * heng: pass error pass: makes no sense in ZZ-02
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
