/*
 * attack: takes back that it ends with the process that started it
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <sys/prctl.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return tell(host, call, prctl(PR_SET_PDEATHSIG, 0) == 0);
}

HOSTILE_PLUGIN("outlives-parent");
