/*
 * attack: reads from nowhere
 * bare: crashed
 * heng: pass error pass: plugin segfault 1.2 was killed by signal 11
 *	(segmentation fault) in ZZ-02
 */
#include "tests/attack/plugins/hostile.h"

static volatile uintptr_t nowhere = 16;

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	return *(volatile int *)nowhere;
}

HOSTILE_PLUGIN("segfault");
