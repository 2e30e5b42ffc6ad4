/*
 * Expected: ZZ-01 pass; ZZ-02 error: another program takes its place and has
 * no socket; ZZ-03 error.
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	execl("/bin/sleep", "sleep", "60", (char *)NULL);
	return 0;
}

HOSTILE_PLUGIN("execs");
