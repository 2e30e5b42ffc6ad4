/*
 * attack: frees what was not allocated
 * bare: crashed
 * heng: pass error pass: plugin smashes-heap 1.2 was killed by signal
 */
#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	static volatile size_t off = 16;
	char *block = malloc(64);

	(void)host;
	(void)call;
	(void)state;
	free(block + off);
	return 0;
}

HOSTILE_PLUGIN("smashes-heap");
