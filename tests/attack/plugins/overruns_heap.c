/*
 * attack: writes beyond what it allocated
 * bare: crashed
 * heng: pass error pass: plugin overruns-heap 1.2 was killed by signal
 */
#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	volatile char *block = malloc(16);
	size_t i;

	(void)host;
	(void)call;
	(void)state;
	for (i = 0; block && i < (size_t)1 << 30; i++)
		block[i] = 0x41;
	return 0;
}

HOSTILE_PLUGIN("overruns-heap");
