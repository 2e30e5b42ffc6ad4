/*
 * Expected: ZZ-01 pass; ZZ-02 error, killed by signal 11: the stack is used
 * up; ZZ-03 error.
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
