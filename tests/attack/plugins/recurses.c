/*
 * attack: calls itself until the stack is used up
 * bare: crashed
 * heng: pass error pass: plugin recurses 1.2 was killed by signal
 */
#include "tests/attack/plugins/hostile.h"

static int dig(volatile int depth)
{
	volatile char room[4096];

	room[0] = (char)depth;
	return depth < 0 ? 0 : dig(depth + 1) + room[0];
}

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	return dig(1);
}

HOSTILE_PLUGIN("recurses");
