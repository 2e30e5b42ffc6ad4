/*
 * Expected: ZZ-01 pass; ZZ-02 error, closed its connection and lives on; ZZ-03
 * error.
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	close(3);
	for (;;)
		pause();
	return 0;
}

HOSTILE_PLUGIN("hangs-up");
