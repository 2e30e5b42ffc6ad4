/*
 * Expected: ZZ-01 pass; ZZ-02 error, ended itself with status 0; ZZ-03 error.
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	_exit(0);
}

HOSTILE_PLUGIN("exits-at-once");
