/*
 * attack: divides by zero
 * bare: crashed
 * heng: pass error pass: signal 8 (arithmetic error)
 */
#include "tests/attack/plugins/hostile.h"

#include <signal.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	raise(SIGFPE); /* not every machine traps a division */
	return 0;
}

HOSTILE_PLUGIN("divides-by-zero");
