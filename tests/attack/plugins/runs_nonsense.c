/*
 * attack: executes what is no instruction
 * bare: crashed
 * heng: pass error pass: was killed by signal
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	__builtin_trap();
}

HOSTILE_PLUGIN("runs-nonsense");
