/* Expected: ZZ-01 pass; ZZ-02 error, killed by signal 11; ZZ-03 error. */
#include "tests/plugin/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	volatile int *nowhere = NULL;

	(void)host;
	(void)call;
	(void)state;
	return *nowhere;
}

HOSTILE_PLUGIN("segfault");
