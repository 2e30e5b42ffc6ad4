/*
 * attack: writes over its own stack
 * bare: crashed
 * heng: pass error pass: plugin smashes-stack 1.2 was killed by signal
 */
#include "tests/attack/plugins/hostile.h"

#include <string.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	char small[16];
	volatile size_t much = 512 << 10;

	(void)host;
	(void)call;
	(void)state;
	memset(small, 0x41, much * 32);
	return small[3];
}

HOSTILE_PLUGIN("smashes-stack");
