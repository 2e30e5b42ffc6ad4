/*
 * attack: ends itself with SIGTERM
 * bare: crashed
 * heng: pass error pass: signal 15
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
