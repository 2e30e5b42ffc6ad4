/*
 * Expected: ZZ-01 pass; ZZ-02 error, volatile: stopped although it is busy
 * talking to the lane; ZZ-03 error.
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	for (;;)
		host->attachment_open(call, "none");
	return 0;
}

HOSTILE_PLUGIN("asks-for-ever");
