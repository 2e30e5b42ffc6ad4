/* Expected: ZZ-01 pass; ZZ-02 error, the outcome 99; ZZ-03 pass. */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	host->outcome(call, 99, 0);
	return 0;
}

HOSTILE_PLUGIN("lies-outcome");
