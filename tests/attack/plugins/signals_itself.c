/*
 * Expected: ZZ-01 pass; ZZ-02 error, killed by signal 15: no handler of the
 * lane runs in the host; ZZ-03 error.
 */
#include "tests/attack/plugins/hostile.h"

#include <signal.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	raise(SIGTERM);
	return 0;
}

HOSTILE_PLUGIN("signals-itself");
