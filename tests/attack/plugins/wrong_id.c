/* Expected: refused with H3011, it calls itself something else. */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_PLUGIN("something-else");
