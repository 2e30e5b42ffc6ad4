/*
 * attack: answers for the rule that comes after it
 * bare: wrote
 * heng: pass error pass: makes no sense in ZZ-02
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	/* A REPLY to each job up to 8, item 2: no value, fail, and no more. */
	uint32_t forged[6 + 12] = {48, 4, 0, 2, 0, 0, 0, 0, 0, 5};
	uint32_t job;

	(void)state;
	for (job = 1; job < 8; job++) {
		forged[2] = job;
		if (write(3, forged, sizeof(forged)) < 0)
			return 1;
	}
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

HOSTILE_PLUGIN("forges-next");
