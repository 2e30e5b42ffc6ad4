/*
 * attack: reports an outcome that does not exist
 * bare: lied
 * heng: pass error pass: the outcome 99
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	host->outcome(call, 99, 0);
	return 0;
}

HOSTILE_PLUGIN("lies-outcome");
