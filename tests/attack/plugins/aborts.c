/*
 * attack: ends the process with abort()
 * bare: crashed
 * heng: pass error pass: was killed by signal 6 (aborted itself) in ZZ-02
 */
#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	abort();
}

HOSTILE_PLUGIN("aborts");
