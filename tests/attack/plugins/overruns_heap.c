/*
 * attack: writes beyond what it allocated
 * bare: crashed
 * heng: pass error pass: plugin overruns-heap 1.2 was killed by signal
 */
#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>
#include <string.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	volatile size_t much = 512 << 20;
	char *block = malloc(16);

	(void)host;
	(void)call;
	(void)state;
	if (block)
		memset(block, 0x41, much);
	free(block);
	return 0;
}

HOSTILE_PLUGIN("overruns-heap");
