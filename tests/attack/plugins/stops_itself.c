/*
 * attack: stops itself, deaf to every signal but one
 * bare: stalled
 * heng: pass error pass: (limit plugin-wall)
 */
#include "tests/attack/plugins/hostile.h"

#include <signal.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	raise(SIGSTOP);
	for (;;)
		;
	return 0;
}

HOSTILE_PLUGIN("stops-itself");
