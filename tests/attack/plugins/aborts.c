/* Expected: ZZ-01 pass; ZZ-02 error, killed by signal 6; ZZ-03 error. */
#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	abort();
}

HOSTILE_PLUGIN("aborts");
