/*
 * attack: goes by the name of another plugin
 * bare: admitted
 * heng: H3011 calls itself something-else
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_PLUGIN("something-else");
