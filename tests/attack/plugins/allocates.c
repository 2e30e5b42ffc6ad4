/*
 * attack: takes memory until there is none, and falls over that
 * bare: crashed
 * heng: pass error pass: plugin allocates 1.2 was killed by signal
 */
#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	for (;;)
		*(volatile char *)malloc(64 << 20) = 1;
	return 0;
}

HOSTILE_PLUGIN("allocates");
