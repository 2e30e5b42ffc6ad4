/*
 * attack: closes its socket and waits
 * bare: stalled
 * heng: pass error pass: closed its connection
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	close(3);
	for (;;)
		pause();
	return 0;
}

HOSTILE_PLUGIN("hangs-up");
