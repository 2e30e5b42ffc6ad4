/*
 * attack: reports no outcome at all
 * bare: lied
 * heng: pass error pass: no outcome for ZZ-02
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	return 0;
}

HOSTILE_PLUGIN("silent");
