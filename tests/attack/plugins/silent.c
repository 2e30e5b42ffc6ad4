/* Expected: ZZ-01 pass; ZZ-02 error, no outcome; ZZ-03 pass. */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	return 0;
}

HOSTILE_PLUGIN("silent");
