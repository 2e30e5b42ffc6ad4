/* Expected: ZZ-01 pass; ZZ-02 error, killed by signal 11; ZZ-03 error. */
#include "tests/attack/plugins/hostile.h"

static volatile uintptr_t nowhere = 16;

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	return *(volatile int *)nowhere;
}

HOSTILE_PLUGIN("segfault");
