/*
 * attack: reports a pass and returns that it could not judge
 * bare: lied
 * heng: pass error pass: (code -5)
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	host->outcome(call, HENG_PLUGIN_PASS, 0);
	return -5;
}

HOSTILE_PLUGIN("gives-up");
