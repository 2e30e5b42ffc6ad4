/*
 * attack: reads the limits of the process that started it
 * bare: did
 * heng: pass error pass: signal 31
 */
#include "tests/attack/plugins/hostile.h"

#include <sys/resource.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	struct rlimit limit;

	(void)state;
	return tell(host, call,
		    prlimit(getppid(), RLIMIT_NOFILE, NULL, &limit) == 0);
}

HOSTILE_PLUGIN("limits-parent");
